package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A file for each text, in one sentence, with a layer of spans and one of relations between them. Tokens are what stands between
 * blanks; what a span covers of a token is a line of its own where it is not the whole. Places are counted in UTF-16 code units.
 */
final class WebAnnoWriter implements LabelWriter {
    static final String SPANS = "webanno.custom.Span";
    private static final String HEADER = "#FORMAT=WebAnno TSV 3.3\n#T_SP=" + SPANS
            + "|label\n#T_RL=webanno.custom.Relation|label|BT_" + SPANS + "\n\n\n";
    private static final Pattern TOKEN = Pattern.compile("\\S+");

    private final Path folder;
    private final ConversionReport report;

    /** Part of a token; what is a whole one has no sub-number. */
    private record Unit(int token, int from, int to) {}

    private static final class Line {
        private final List<Shape.TextSpan> spans = new ArrayList<>();
        private String address = "";
    }

    WebAnnoWriter(Path out, ConversionReport report) throws IOException {
        this.folder = Outputs.createFolder(out);
        this.report = report;
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        String text = item.text();
        if (text == null) {
            report.lose("an item without its text", item.item());
            return;
        }
        try (Writer out = Outputs.create(Outputs.beside(folder, item.item(), ".tsv"))) {
            out.write(HEADER);
            out.write("#Text=" + WebAnnoText.escapedLine(text) + "\n");
            new Sentence(item, text).write(out);
        }
    }

    private final class Sentence {
        private final ItemLabels item;
        private final String text;
        private final List<MatchResult> tokens;
        /** In the order of the file: a token before its parts. */
        private final Map<Unit, Line> lines = new TreeMap<>(Comparator.comparingInt(Unit::token)
                .thenComparing(unit -> !isWhole(unit))
                .thenComparingInt(Unit::from)
                .thenComparingInt(Unit::to));

        private final Map<String, List<Unit>> unitsOf = new LinkedHashMap<>();
        private final Map<String, Integer> numbers = new HashMap<>();
        private final Map<String, List<Shape.Relation>> relations = new HashMap<>();

        Sentence(ItemLabels item, String text) {
            this.item = item;
            this.text = text;
            this.tokens = TOKEN.matcher(text).results().toList();
            for (int i = 0; i < tokens.size(); i++) {
                lines.put(new Unit(i, tokens.get(i).start(), tokens.get(i).end()), new Line());
            }
        }

        private boolean isWhole(Unit unit) {
            MatchResult token = tokens.get(unit.token());
            return unit.from() == token.start() && unit.to() == token.end();
        }

        void write(Writer out) throws IOException {
            item.shapes().forEach(this::span);
            item.shapes().forEach(this::relation);
            address();
            number();
            for (Map.Entry<Unit, Line> entry : lines.entrySet()) {
                Unit unit = entry.getKey();
                Line line = entry.getValue();
                out.write(line.address + "\t" + unit.from() + "-" + unit.to() + "\t"
                        + text.substring(unit.from(), unit.to()) + "\t" + spans(line) + "\t" + relations(unit, line)
                        + "\t\n");
            }
        }

        private void span(Shape shape) {
            if (!(shape instanceof Shape.TextSpan span)) {
                if (!(shape instanceof Shape.Relation)) {
                    report.lose("a " + shape.type(), item, shape);
                }
                return;
            }
            List<Unit> units = units(span);
            if (units.isEmpty()) {
                report.lose("a span that is empty or begins or ends with a blank", item, span);
                return;
            }
            if (!span.attributes().isEmpty()) {
                report.lose("the attributes of a shape", item, span);
            }
            unitsOf.put(span.id(), units);
            units.forEach(unit ->
                    lines.computeIfAbsent(unit, none -> new Line()).spans.add(span));
        }

        private List<Unit> units(Shape.TextSpan span) {
            int from = text.offsetByCodePoints(0, span.from());
            int to = text.offsetByCodePoints(0, span.to());
            List<Unit> units = new ArrayList<>();
            for (int i = 0; i < tokens.size(); i++) {
                int first = Math.max(from, tokens.get(i).start());
                int last = Math.min(to, tokens.get(i).end());
                if (first < last) {
                    units.add(new Unit(i, first, last));
                }
            }
            boolean held = !units.isEmpty()
                    && units.get(0).from() == from
                    && units.get(units.size() - 1).to() == to;
            return held ? units : List.of();
        }

        private void relation(Shape shape) {
            if (shape instanceof Shape.Relation relation) {
                if (!unitsOf.containsKey(relation.source()) || !unitsOf.containsKey(relation.target())) {
                    report.lose("a relation of what is no span here", item, relation);
                    return;
                }
                if (!relation.attributes().isEmpty()) {
                    report.lose("the attributes of a shape", item, relation);
                }
                relations
                        .computeIfAbsent(relation.target(), none -> new ArrayList<>())
                        .add(relation);
            }
        }

        private void address() {
            int token = -1;
            int part = 0;
            for (Map.Entry<Unit, Line> entry : lines.entrySet()) {
                part = entry.getKey().token() == token ? part + 1 : 0;
                token = entry.getKey().token();
                entry.getValue().address = "1-" + (token + 1) + (part == 0 ? "" : "." + part);
            }
        }

        /** A span has a number where it has several lines, or shares one. */
        private void number() {
            for (Line line : lines.values()) {
                for (Shape.TextSpan span : line.spans) {
                    List<Unit> units = unitsOf.getOrDefault(span.id(), List.of());
                    if (units.size() > 1 || line.spans.size() > 1) {
                        numbers.computeIfAbsent(span.id(), id -> numbers.size() + 1);
                    }
                }
            }
        }

        private String spans(Line line) {
            return line.spans.isEmpty()
                    ? "_"
                    : String.join(
                            "|",
                            line.spans.stream()
                                    .map(span -> WebAnnoText.escaped(span.label())
                                            + (numbers.containsKey(span.id())
                                                    ? "[" + numbers.get(span.id()) + "]"
                                                    : ""))
                                    .toList());
        }

        /** Of the spans that begin in the line, the relations that point to them. */
        private String relations(Unit unit, Line line) {
            List<String> labels = new ArrayList<>();
            List<String> sources = new ArrayList<>();
            for (Shape.TextSpan span : line.spans) {
                if (!unit.equals(unitsOf.getOrDefault(span.id(), List.of(unit)).get(0))) {
                    continue;
                }
                for (Shape.Relation relation : relations.getOrDefault(span.id(), List.of())) {
                    int source = numbers.getOrDefault(relation.source(), 0);
                    int target = numbers.getOrDefault(span.id(), 0);
                    labels.add(WebAnnoText.escaped(relation.label()));
                    sources.add(addressOf(relation.source())
                            + (source + target > 0 ? "[" + source + "_" + target + "]" : ""));
                }
            }
            return labels.isEmpty() ? "_\t_" : String.join("|", labels) + "\t" + String.join("|", sources);
        }

        private String addressOf(String span) {
            Line line = lines.get(unitsOf.getOrDefault(span, List.of()).get(0));
            return line == null ? "" : line.address;
        }
    }

    @Override
    public void close() {
        // Each file was closed when it was whole.
    }
}
