package io.countersign.mark;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Turns an image as a browser does that heeds Exif, so that coordinates mean the same with and without that tag. */
final class Upright {
    private Upright() {}

    /** @param orientation as in Exif 2.32, tag 274: 1 to 8 */
    static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean onItsSide = orientation >= 5;
        WritableRaster raster = image.getColorModel()
                .createCompatibleWritableRaster(onItsSide ? height : width, onItsSide ? width : height);
        @Nullable Object pixel = null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixel = image.getRaster().getDataElements(x, y, pixel);
                raster.setDataElements(x(orientation, x, y, width, height), y(orientation, x, y, width, height), pixel);
            }
        }
        return new BufferedImage(image.getColorModel(), raster, image.isAlphaPremultiplied(), null);
    }

    private static int x(int orientation, int x, int y, int width, int height) {
        return switch (orientation) {
            case 2, 3 -> width - 1 - x;
            case 4 -> x;
            case 5, 8 -> y;
            case 6, 7 -> height - 1 - y;
            default -> throw new IllegalArgumentException("orientation " + orientation);
        };
    }

    private static int y(int orientation, int x, int y, int width, int height) {
        return switch (orientation) {
            case 2 -> y;
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            case 7, 8 -> width - 1 - x;
            default -> throw new IllegalArgumentException("orientation " + orientation);
        };
    }
}
