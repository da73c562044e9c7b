package io.countersign.quality.sampling;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The single sampling plans of a standard: what to inspect of a lot, and how many nonconforming items it may have. */
public final class SamplingPlans {

    private final List<LetterRow> letters;
    private final Map<Cell, Entry> cells;
    private final List<BigDecimal> aqls;

    private SamplingPlans(List<LetterRow> letters, Map<Cell, Entry> cells) {
        this.letters = letters;
        this.cells = cells;
        this.aqls = cells.keySet().stream().map(Cell::aql).distinct().sorted().toList();
    }

    /** Row of the code letter table; {@code last} is the greatest lot size of the row, {@code letters} has one for each level. */
    record LetterRow(int last, List<String> letters) {

        String letter(InspectionLevel level) {
            return letters.get(level.column());
        }
    }

    record Cell(Severity severity, String letter, BigDecimal aql) {}

    record Entry(String letter, int size, int acceptance, int rejection, Arrow arrow) {}

    /** Holds the table from its first use on. */
    private static final class Mil105e {
        static final SamplingPlans PLANS = PlanTable.ofClassPath("mil-std-105e-letters.csv", "mil-std-105e-single.csv");
    }

    /** MIL-STD-105E of 1989, tables I and II-A to II-C: 1,248 cells with their arrows followed. */
    public static SamplingPlans mil105e() {
        return Mil105e.PLANS;
    }

    /**
     * A customer's own tables, such as those of a standard that may not be passed on. Both are comma separated, with one header line;
     * lines that start with # are remarks.
     *
     * @param lettersName what a message calls the first table
     * @param letters lot_min, lot_max (empty in the last row), then a code letter for each level: S-1, S-2, S-3, S-4, I, II, III
     * @param plansName what a message calls the second table
     * @param plans severity (normal, tightened, reduced), code letter, AQL, the letter of the plan where an arrow leads to another, n, Ac,
     *     Re, arrow (empty, up, down)
     * @throws IllegalArgumentException if a line is no such row, with table, line and column
     */
    public static SamplingPlans read(String lettersName, Reader letters, String plansName, Reader plans)
            throws IOException {
        return PlanTable.read(lettersName, letters, plansName, plans);
    }

    static SamplingPlans of(List<LetterRow> letters, Map<Cell, Entry> cells) {
        return new SamplingPlans(List.copyOf(letters), Map.copyOf(cells));
    }

    /**
     * The plan for a lot.
     *
     * @param lotSize items in the lot, at least 1; the table starts at 2, and a lot of 1 is inspected whole
     * @param aql one of {@link #aqls}, however many zeros it ends with
     * @throws IllegalArgumentException if the lot is empty, or the table has no such AQL (with those that it has)
     */
    public SamplingPlan plan(int lotSize, InspectionLevel level, BigDecimal aql, Severity severity) {
        String lotLetter = letter(lotSize, level);
        BigDecimal exact = normal(aql);
        Entry entry = cells.get(new Cell(severity, lotLetter, exact));
        if (entry == null) {
            throw new IllegalArgumentException(
                    aqls.contains(exact)
                            ? "the table has no plan for letter " + lotLetter + ", AQL " + exact.toPlainString() + ", "
                                    + severity.label()
                            : "aql must be one of "
                                    + aqls.stream()
                                            .map(BigDecimal::toPlainString)
                                            .toList() + ", was "
                                    + aql.toPlainString());
        }
        return new SamplingPlan(
                lotSize,
                level,
                exact,
                severity,
                lotLetter,
                entry.letter(),
                entry.arrow(),
                entry.size(),
                entry.acceptance(),
                entry.rejection());
    }

    /**
     * The code letter of a lot.
     *
     * @throws IllegalArgumentException if the lot is empty
     */
    public String letter(int lotSize, InspectionLevel level) {
        if (lotSize < 1) {
            throw new IllegalArgumentException("lot size must be at least 1, was " + lotSize);
        }
        LetterRow row = letters.stream()
                .filter(one -> lotSize <= one.last())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the table ends before a lot of " + lotSize));
        return row.letter(level);
    }

    /** The AQLs of the table, ascending. */
    public List<BigDecimal> aqls() {
        return aqls;
    }

    /**
     * The plan for the same lot at the next stricter AQL, which the switching score asks for.
     *
     * @return nothing where the plan has the strictest AQL of the table
     */
    public Optional<SamplingPlan> oneStepTighter(SamplingPlan plan) {
        int step = aqls.indexOf(plan.aql());
        return step <= 0
                ? Optional.empty()
                : Optional.of(plan(plan.lotSize(), plan.level(), aqls.get(step - 1), plan.severity()));
    }

    static BigDecimal normal(BigDecimal aql) {
        BigDecimal stripped = aql.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
