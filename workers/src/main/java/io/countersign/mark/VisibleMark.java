package io.countersign.mark;

import java.util.BitSet;
import java.util.Locale;
import java.util.Map;

/**
 * A line of text that is repeated over the whole image on a slant, faint: each stroke a little brighter, with a little darker shadow, so
 * that it shows on black and on white. Its letters are its own, since a server may have no fonts.
 */
final class VisibleMark {
    /** Levels of 255. */
    static final float CONTRAST = 14;

    private static final double SLANT = Math.toRadians(-24);
    private static final int WIDTH = 6;
    private static final int HEIGHT = 7;
    /** Free letters between two lines' words, and free heights between two lines. */
    private static final int GAP = 4;

    private static final int SPACING = 6;
    /** How much of a line's length the next one is shifted. */
    private static final double SHIFT = 0.37;

    private static final int SMALLEST_SIDE_OF_ONE = 400;

    private final BitSet strokes = new BitSet();
    private final int length;
    private final double dot;
    private final double cos = Math.cos(SLANT);
    private final double sin = Math.sin(SLANT);

    /** @param text of letters A to Z, digits, space and {@code - : .} */
    VisibleMark(String text, int width, int height) {
        this.dot = Math.max(1, Math.min(width, height) / (double) SMALLEST_SIDE_OF_ONE);
        this.length = (text.length() + GAP) * WIDTH;
        for (int i = 0; i < text.length(); i++) {
            String glyph = glyph(text.charAt(i));
            for (int at = 0; at < glyph.length(); at++) {
                if (glyph.charAt(at) == '#') {
                    strokes.set(at / (WIDTH - 1) * length + i * WIDTH + at % (WIDTH - 1));
                }
            }
        }
    }

    /** What is added to a row is added to {@code sum}. */
    void add(int y, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            if (isStroke(x, y)) {
                sum[x] += CONTRAST;
            } else if (isStroke(x - dot, y - dot)) {
                sum[x] -= CONTRAST;
            }
        }
    }

    private boolean isStroke(double x, double y) {
        double along = (x * cos + y * sin) / dot;
        double across = (y * cos - x * sin) / dot;
        int period = HEIGHT * SPACING;
        int line = (int) Math.floor(across / period);
        int row = (int) Math.floor(across) - line * period;
        if (row >= HEIGHT) {
            return false;
        }
        int column = Math.floorMod((int) Math.floor(along + line * SHIFT * length), length);
        return strokes.get(row * length + column);
    }

    private static String glyph(char letter) {
        String glyph = GLYPHS.get(Character.toString(letter).toUpperCase(Locale.ROOT));
        if (glyph == null) {
            throw new IllegalArgumentException("no letter for it: " + letter);
        }
        return glyph;
    }

    private static final Map<String, String> GLYPHS = Map.ofEntries(
            Map.entry(" ", ""),
            Map.entry("-", "...............#####..............."),
            Map.entry(":", "......##...##........##...##......."),
            Map.entry(".", ".........................##...##..."),
            Map.entry("0", ".###.#...##..###.#.###..##...#.###."),
            Map.entry("1", "..#...##....#....#....#....#...###."),
            Map.entry("2", ".###.#...#....#...#...#...#...#####"),
            Map.entry("3", "#####...#...#.....#.....##...#.###."),
            Map.entry("4", "...#...##..#.#.#..#.#####...#....#."),
            Map.entry("5", "######....####.....#....##...#.###."),
            Map.entry("6", "..##..#...#....####.#...##...#.###."),
            Map.entry("7", "#####....#...#...#...#....#....#..."),
            Map.entry("8", ".###.#...##...#.###.#...##...#.###."),
            Map.entry("9", ".###.#...##...#.####....#...#..##.."),
            Map.entry("A", ".###.#...##...#######...##...##...#"),
            Map.entry("B", "####.#...##...#####.#...##...#####."),
            Map.entry("C", ".###.#...##....#....#....#...#.###."),
            Map.entry("D", "###..#..#.#...##...##...##..#.###.."),
            Map.entry("E", "######....#....####.#....#....#####"),
            Map.entry("F", "######....#....####.#....#....#...."),
            Map.entry("G", ".###.#...##....#.####...##...#.####"),
            Map.entry("H", "#...##...##...#######...##...##...#"),
            Map.entry("I", ".###...#....#....#....#....#...###."),
            Map.entry("J", "..###...#....#....#....#.#..#..##.."),
            Map.entry("K", "#...##..#.#.#..##...#.#..#..#.#...#"),
            Map.entry("L", "#....#....#....#....#....#....#####"),
            Map.entry("M", "#...###.###.#.##.#.##...##...##...#"),
            Map.entry("N", "#...##...###..##.#.##..###...##...#"),
            Map.entry("O", ".###.#...##...##...##...##...#.###."),
            Map.entry("P", "####.#...##...#####.#....#....#...."),
            Map.entry("Q", ".###.#...##...##...##.#.##..#..##.#"),
            Map.entry("R", "####.#...##...#####.#.#..#..#.#...#"),
            Map.entry("S", ".#####....#.....###.....#....#####."),
            Map.entry("T", "#####..#....#....#....#....#....#.."),
            Map.entry("U", "#...##...##...##...##...##...#.###."),
            Map.entry("V", "#...##...##...##...##...#.#.#...#.."),
            Map.entry("W", "#...##...##...##.#.##.#.##.#.#.#.#."),
            Map.entry("X", "#...##...#.#.#...#...#.#.#...##...#"),
            Map.entry("Y", "#...##...##...#.#.#...#....#....#.."),
            Map.entry("Z", "#####....#...#...#...#...#....#####"));
}
