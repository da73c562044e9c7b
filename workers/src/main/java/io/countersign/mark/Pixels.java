package io.countersign.mark;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/** The rows of an image, in the depth it has: brightness is 0 to 255 also of images with 16 bits. */
final class Pixels {
    private static final int WHITE = 255;

    private final BufferedImage image;
    private final WritableRaster raster;
    private final int bands;
    private final int colours;
    private final int most;
    private final float unit;
    private int[] samples = new int[0];

    private Pixels(BufferedImage image) {
        this.image = image;
        this.raster = image.getRaster();
        this.bands = raster.getNumBands();
        this.colours = image.getColorModel().hasAlpha() ? bands - 1 : bands;
        this.most = (1 << image.getColorModel().getComponentSize(0)) - 1;
        this.unit = most / (float) WHITE;
    }

    /** An image with a palette, or with fewer than 8 bits a colour, becomes one with 8; any other is changed in its place. */
    static Pixels of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int type = image.getRaster().getDataBuffer().getDataType();
        boolean direct = !(model instanceof IndexColorModel)
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT || type == DataBuffer.TYPE_INT)
                && (model.getComponentSize(0) == Byte.SIZE || model.getComponentSize(0) == Short.SIZE);
        return new Pixels(direct ? image : direct(image, model.hasAlpha()));
    }

    private static BufferedImage direct(BufferedImage image, boolean alpha) {
        BufferedImage copy = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = copy.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return copy;
    }

    BufferedImage image() {
        return image;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Fills in the mean of the colours of each pixel of a row. */
    void brightness(int y, float[] row) {
        samples = raster.getPixels(0, y, width(), 1, sized());
        float scale = 1 / (unit * colours);
        for (int x = 0; x < width(); x++) {
            int sum = 0;
            for (int c = 0; c < colours; c++) {
                sum += samples[x * bands + c];
            }
            row[x] = sum * scale;
        }
    }

    /** Adds to every colour of each pixel of a row, and keeps it in its range. */
    void add(int y, float[] row) {
        samples = raster.getPixels(0, y, width(), 1, sized());
        for (int x = 0; x < width(); x++) {
            int more = Math.round(row[x] * unit);
            for (int c = 0; c < colours; c++) {
                int at = x * bands + c;
                samples[at] = Math.max(0, Math.min(most, samples[at] + more));
            }
        }
        raster.setPixels(0, y, width(), 1, samples);
    }

    private int[] sized() {
        return samples.length == width() * bands ? samples : new int[width() * bands];
    }
}
