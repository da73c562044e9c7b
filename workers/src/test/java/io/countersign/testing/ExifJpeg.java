package io.countersign.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A picture as a camera writes it that was held upright: its rows run down the picture, and Exif says how to turn it. */
public final class ExifJpeg {
    /** The first row is the picture's right side: to be turned clockwise by a quarter. */
    private static final short TURN_CLOCKWISE = 6;

    private ExifJpeg() {}

    public static byte[] onItsSide(BufferedImage upright) throws IOException {
        int width = upright.getWidth();
        int height = upright.getHeight();
        BufferedImage stored = new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                stored.setRGB(y, width - 1 - x, upright.getRGB(x, y));
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(stored, "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] exif = exif(TURN_CLOCKWISE);
        return ByteBuffer.allocate(plain.length + exif.length)
                .put(plain, 0, 2)
                .put(exif)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    /** Marker APP1, its length, "Exif", and a TIFF of one directory with one entry: the orientation. */
    private static byte[] exif(short orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26)
                .put("MM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort(orientation)
                .putShort((short) 0)
                .putInt(0);
        return ByteBuffer.allocate(2 + 2 + 6 + tiff.capacity())
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + 6 + tiff.capacity()))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array())
                .array();
    }
}
