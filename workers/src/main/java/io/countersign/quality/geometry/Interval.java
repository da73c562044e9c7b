package io.countersign.quality.geometry;

/**
 * A stretch of a line: a time range or an audio region in seconds, a text span in code points with its end exclusive.
 *
 * @param end not before {@code start}
 */
public record Interval(double start, double end) implements Region {

    public Interval {
        Finite.number("start", start);
        Finite.number("end", end);
        if (end < start) {
            throw new IllegalArgumentException("end " + end + " lies before start " + start);
        }
    }

    @Override
    public double size() {
        return end - start;
    }

    double intersection(Interval other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }
}
