package io.countersign.api.demo;

import io.countersign.schema.Shape;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How far the annotators agreed with each other, and how near to the gold each of them came, and the release.
 *
 * @param suppliers by name: agreement of its annotators, their scores, and those of the release on the same texts
 * @param released all of the release
 * @param voted of the release, what the annotators' vote decided
 * @param settled of the release, what an adjudicator decided
 */
record MaintieReport(Map<String, Supplier> suppliers, TextScores released, TextScores voted, TextScores settled) {
    private static final double Z = 1.96;

    /**
     * @param between every two annotators, one taken for the truth of the other
     * @param people by name, against the gold
     */
    record Supplier(SpanGamma.Mean gamma, TextScores between, Map<String, TextScores> people, TextScores released) {}

    /** @param submitted by package, annotator and item */
    static MaintieReport of(
            Map<String, WorkOrder> orders,
            Map<String, Map<String, Map<String, List<Shape>>>> submitted,
            List<ReleasedTexts.Text> texts,
            long seed) {
        Map<String, TextScores> byText = new LinkedHashMap<>();
        TextScores voted = new TextScores();
        TextScores settled = new TextScores();
        for (ReleasedTexts.Text text : texts) {
            TextScores scores = score(orders, text.externalId(), text.shapes());
            byText.put(text.externalId(), scores);
            (text.byAPerson() ? settled : voted).add(scores);
        }
        Map<String, List<Map<String, Map<String, List<Shape>>>>> bySupplier = new TreeMap<>();
        submitted
                .values()
                .forEach(given -> bySupplier
                        .computeIfAbsent(
                                "supplier-" + given.keySet().iterator().next().split("-")[0], any -> new ArrayList<>())
                        .add(given));
        Map<String, Supplier> suppliers = new LinkedHashMap<>();
        bySupplier.forEach((name, packages) -> suppliers.put(name, supplier(orders, packages, byText, seed)));
        TextScores all = new TextScores();
        all.add(voted);
        all.add(settled);
        return new MaintieReport(suppliers, all, voted, settled);
    }

    private static Supplier supplier(
            Map<String, WorkOrder> orders,
            List<Map<String, Map<String, List<Shape>>>> packages,
            Map<String, TextScores> byText,
            long seed) {
        List<Double> gammas = new ArrayList<>();
        TextScores between = new TextScores();
        Map<String, TextScores> people = new LinkedHashMap<>();
        TextScores released = new TextScores();
        for (Map<String, Map<String, List<Shape>>> given : packages) {
            OptionalDouble gamma = SpanGamma.of(given, orders, seed);
            gamma.ifPresent(gammas::add);
            List<Map<String, List<Shape>>> before = new ArrayList<>();
            given.forEach((name, own) -> {
                TextScores scores = people.computeIfAbsent(name, any -> new TextScores());
                own.forEach((item, shapes) -> scores.add(score(orders, item, shapes)));
                before.forEach(other ->
                        other.forEach((item, shapes) -> between.add(shapes, own.getOrDefault(item, List.of()))));
                before.add(own);
            });
            before.stream()
                    .limit(1)
                    .flatMap(items -> items.keySet().stream())
                    .flatMap(item -> Optional.ofNullable(byText.get(item)).stream())
                    .forEach(released::add);
        }
        return new Supplier(SpanGamma.Mean.of(gammas), between, people, released);
    }

    private static TextScores score(Map<String, WorkOrder> orders, String item, List<Shape> shapes) {
        WorkOrder order = Objects.requireNonNull(orders.get(item));
        TextScores scores = new TextScores();
        scores.add(order.gold().shapes(order), shapes);
        return scores;
    }

    /** Whether the release is nearer to the gold than each annotator of its suppliers, on the texts of that supplier. */
    boolean consensusIsNearest() {
        return suppliers.values().stream()
                .allMatch(supplier -> supplier.people().values().stream()
                        .allMatch(person -> supplier.released().f1() > person.f1()));
    }

    void print(PrintWriter out) {
        out.printf("%nAgreement of three annotators, before any vote:%n");
        out.printf("  %-24s %-18s %-12s %s%n", "", "gamma, entities", "entity F1", "relation F1");
        suppliers.forEach((name, supplier) -> out.printf(
                Locale.ROOT,
                "  %-24s %.3f +/- %-8.3f %-12.3f %.3f   (%d packages)%n",
                name,
                supplier.gamma().gamma(),
                Z * supplier.gamma().error(),
                supplier.between().entityF1(),
                supplier.between().relationF1(),
                supplier.gamma().packages()));
        out.printf("%nHow near to MaintIE's gold (F1; texts in which nothing differs):%n");
        out.printf("  %-24s %-12s %-12s %-12s %s%n", "", "entities", "relations", "both", "texts alike");
        suppliers.forEach((name, supplier) -> {
            supplier.people().forEach((person, scores) -> row(out, person, scores));
            row(out, "released, " + name, supplier.released());
        });
        row(out, "released, all", released);
        row(out, "  by the vote", voted);
        row(out, "  by the adjudicator", settled);
        out.println();
        out.println(
                consensusIsNearest()
                        ? "The release is nearer to the gold than every single annotator."
                        : "The release is not nearer to the gold than every single annotator.");
    }

    private static void row(PrintWriter out, String what, TextScores scores) {
        out.printf(
                Locale.ROOT,
                "  %-24s %-12.3f %-12.3f %-12.3f %d of %d%n",
                what,
                scores.entityF1(),
                scores.relationF1(),
                scores.f1(),
                scores.same(),
                scores.texts());
    }
}
