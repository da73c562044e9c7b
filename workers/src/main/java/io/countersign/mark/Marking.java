package io.countersign.mark;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Puts marks into an image, row by row. */
final class Marking {
    private Marking() {}

    /** The image marked: itself, or one of 8 bits a colour where it had fewer or a palette. Size and depth stay. */
    static BufferedImage mark(BufferedImage image, @Nullable VisibleMark visible, @Nullable InvisibleMark invisible) {
        Pixels pixels = Pixels.of(image);
        int width = pixels.width();
        Surroundings surroundings = new Surroundings(pixels::brightness, width, pixels.height());
        float[] mean = new float[width];
        float[] deviation = new float[width];
        for (int y = 0; y < pixels.height(); y++) {
            float[] sum = new float[width];
            if (invisible != null) {
                surroundings.row(y, mean, deviation);
                invisible.add(y, deviation, sum);
            }
            if (visible != null) {
                visible.add(y, sum);
            }
            pixels.add(y, sum);
        }
        return pixels.image();
    }
}
