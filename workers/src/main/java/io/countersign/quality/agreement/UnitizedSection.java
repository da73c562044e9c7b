package io.countersign.quality.agreement;

import io.countersign.quality.agreement.UnitizingAlpha.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of the line that one rater marked with a category, or left between two such.
 *
 * @param end exclusive
 * @param marked whether it is a unit rather than a gap
 */
record UnitizedSection(long start, long end, boolean marked) {

    /** The whole line of one rater and category as sections, gaps of no length left out. */
    static List<UnitizedSection> of(List<Unit> units, long start, long end) {
        List<Unit> sorted = new ArrayList<>(units);
        sorted.sort(Comparator.comparingLong(Unit::start));
        List<UnitizedSection> sections = new ArrayList<>();
        long at = start;
        for (Unit unit : sorted) {
            if (unit.start() < at || unit.end() > end) {
                throw new IllegalArgumentException("unit " + unit + " overlaps another of its rater and category, or"
                        + " leaves the line from " + start + " to " + end);
            }
            if (unit.start() > at) {
                sections.add(new UnitizedSection(at, unit.start(), false));
            }
            sections.add(new UnitizedSection(unit.start(), unit.end(), true));
            at = unit.end();
        }
        if (at < end) {
            sections.add(new UnitizedSection(at, end, false));
        }
        return sections;
    }

    double length() {
        return (double) end - start;
    }

    /** Squared difference of two raters' sections: of the ends of units that overlap, of a unit that the other left out wholly. */
    double difference(UnitizedSection other) {
        if (marked && other.marked) {
            boolean overlap = start < other.end && other.start < end;
            double starts = (double) start - other.start;
            double ends = (double) end - other.end;
            return overlap ? starts * starts + ends * ends : 0;
        }
        if (marked != other.marked) {
            UnitizedSection unit = marked ? this : other;
            UnitizedSection gap = marked ? other : this;
            boolean within = gap.start <= unit.start && unit.end <= gap.end;
            return within ? unit.length() * unit.length() : 0;
        }
        return 0;
    }
}
