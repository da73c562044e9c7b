package io.countersign.item;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Size of an image as it is seen upright, and its perceptual hash. The hash is dHash (Krawetz 2013): the image in grey at 9 by 8 pixels; each of the 64 bits
 * says whether a pixel is darker than the one to its right. Images that look the same differ in few bits.
 */
final class ImageMeasure {
    /** Longest side at which an image is decoded: a small file may stand for an image that fits into no memory. */
    private static final int DECODED_SIDE = 1_024;

    /** A few bytes may say that they are more than a machine can decode, or a browser show. */
    private static final long MOST_PIXELS = 500_000_000;

    private static final int WIDTH = 9;
    private static final int HEIGHT = 8;

    private ImageMeasure() {}

    static Measured of(String type, Measuring.Source source) throws IOException {
        ImageIO.setUseCache(false);
        try (InputStream content = source.open();
                ImageInputStream input = ImageIO.createImageInputStream(content)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return unreadable(type, "no reader for it");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    return unreadable(type, "%d by %d pixels are more than %d".formatted(width, height, MOST_PIXELS));
                }
                ImageReadParam parameters = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / DECODED_SIDE);
                parameters.setSourceSubsampling(step, step, 0, 0);
                long hash = hash(reader.read(0, parameters));
                Map<String, Object> measures = CameraTurn.isOnItsSide(type, source)
                        ? Map.of("width", height, "height", width)
                        : Map.of("width", width, "height", height);
                return new Measured(type, measures, hash);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // Decoders answer broken files with any of these.
            return unreadable(type, String.valueOf(e.getMessage()));
        }
    }

    private static Measured unreadable(String type, String why) {
        return new Measured(type, Map.of("unreadable", why), null);
    }

    static long hash(BufferedImage image) {
        BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(shrink(image), 0, 0, WIDTH, HEIGHT, null);
        } finally {
            graphics.dispose();
        }
        long hash = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH - 1; x++) {
                boolean darker =
                        grey.getRaster().getSample(x, y, 0) < grey.getRaster().getSample(x + 1, y, 0);
                hash = hash << 1 | (darker ? 1 : 0);
            }
        }
        return hash;
    }

    /** By halves, since one bilinear step takes only four pixels into account. */
    private static BufferedImage shrink(BufferedImage image) {
        BufferedImage small = image;
        while (small.getWidth() >= 4 * WIDTH && small.getHeight() >= 4 * HEIGHT) {
            BufferedImage half =
                    new BufferedImage(small.getWidth() / 2, small.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = half.createGraphics();
            try {
                graphics.setRenderingHint(
                        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                graphics.drawImage(small, 0, 0, half.getWidth(), half.getHeight(), null);
            } finally {
                graphics.dispose();
            }
            small = half;
        }
        return small;
    }
}
