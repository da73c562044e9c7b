package io.countersign.quality.detection;

/** COCO's sizes of things, in square pixels; both ends belong to the range. */
public enum AreaRange {
    ALL(0, 1e10),
    SMALL(0, 32 * 32),
    MEDIUM(32 * 32, 96 * 96),
    LARGE(96 * 96, 1e10);

    private final double least;
    private final double most;

    AreaRange(double least, double most) {
        this.least = least;
        this.most = most;
    }

    boolean has(double area) {
        return area >= least && area <= most;
    }
}
