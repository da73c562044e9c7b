package io.countersign.quality.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pixels of a polygon as COCO's own program finds them (maskApi.c, rleFrPoly): the outline on a grid five times as fine, its
 * crossings of the columns' middles, and the runs between them.
 */
final class PolygonRuns {

    private static final double FINE = 5;

    private PolygonRuns() {}

    static int[] of(int height, int width, List<Point> ring) {
        List<int[]> outline = outline(ring);
        int[] ends = crossings(outline, height, width);
        Arrays.sort(ends);
        int[] runs = new int[ends.length + 1];
        int before = 0;
        for (int i = 0; i < ends.length; i++) {
            runs[i] = ends[i] - before;
            before = ends[i];
        }
        runs[ends.length] = height * width - before;
        return runs;
    }

    /** Points on the fine grid, one a step along the longer axis of each edge. */
    private static List<int[]> outline(List<Point> ring) {
        List<int[]> outline = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Point from = ring.get(i);
            Point to = ring.get((i + 1) % ring.size());
            edge(outline, fine(from.x()), fine(from.y()), fine(to.x()), fine(to.y()));
        }
        return outline;
    }

    private static void edge(List<int[]> outline, int x1, int y1, int x2, int y2) {
        int across = Math.abs(x2 - x1);
        int down = Math.abs(y2 - y1);
        boolean flat = across >= down;
        boolean backwards = flat ? x1 > x2 : y1 > y2;
        int startX = backwards ? x2 : x1;
        int startY = backwards ? y2 : y1;
        double slope = flat
                ? (double) (backwards ? y1 - y2 : y2 - y1) / Math.max(1, across)
                : (double) (backwards ? x1 - x2 : x2 - x1) / down;
        int steps = Math.max(across, down);
        for (int step = 0; step <= steps; step++) {
            int along = backwards ? steps - step : step;
            int aside = (int) ((flat ? startY : startX) + slope * along + 0.5);
            outline.add(flat ? new int[] {along + startX, aside} : new int[] {aside, along + startY});
        }
    }

    private static int[] crossings(List<int[]> outline, int height, int width) {
        int[] ends = new int[outline.size()];
        int count = 0;
        for (int i = 1; i < outline.size(); i++) {
            int[] here = outline.get(i);
            int[] before = outline.get(i - 1);
            if (here[0] == before[0]) {
                continue;
            }
            double x = ((here[0] < before[0] ? here[0] : here[0] - 1) + 0.5) / FINE - 0.5;
            if (Math.floor(x) != x || x < 0 || x > width - 1) {
                continue;
            }
            double y = (Math.min(here[1], before[1]) + 0.5) / FINE - 0.5;
            int row = (int) Math.ceil(Math.max(0, Math.min(height, y)));
            ends[count] = (int) x * height + row;
            count++;
        }
        return Arrays.copyOf(ends, count);
    }

    private static int fine(double coordinate) {
        return (int) (FINE * coordinate + 0.5);
    }
}
