package io.countersign.mark;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images of the kinds that are labelled, drawn from a seed, and what is done to images on their way. */
final class Scenes {
    private Scenes() {}

    /** Shades, edges, and a noise that is louder the slower it is, as in photographs. */
    static BufferedImage photo(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(
                new java.awt.GradientPaint(0, 0, new Color(60, 70, 90), width, height, new Color(190, 180, 160)));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < width * height / 8_000; i++) {
            graphics.setColor(
                    new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 40 + random.nextInt(120)));
            graphics.setStroke(new BasicStroke(1 + random.nextInt(6)));
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            if (i % 2 == 0) {
                graphics.fillOval(x, y, 5 + random.nextInt(80), 5 + random.nextInt(80));
            } else {
                graphics.drawLine(x, y, random.nextInt(width), random.nextInt(height));
            }
        }
        graphics.dispose();
        WritableRaster raster = image.getRaster();
        float[] slow = new float[width];
        int[] pixel = new int[3];
        for (int y = 0; y < height; y++) {
            float before = 0;
            for (int x = 0; x < width; x++) {
                before = 0.8f * before + 0.5f * slow[x] + (float) random.nextGaussian() * 2.5f;
                slow[x] = 0.4f * before;
                raster.getPixel(x, y, pixel);
                for (int c = 0; c < 3; c++) {
                    pixel[c] = Math.max(0, Math.min(255, Math.round(pixel[c] + before)));
                }
                raster.setPixel(x, y, pixel);
            }
        }
        return image;
    }

    /** Black and white and nothing between, as a binarised circuit board is. */
    static BufferedImage board(int side, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(9));
        for (int i = 0; i < side / 12; i++) {
            int x = random.nextInt(side);
            int y = random.nextInt(side);
            graphics.drawLine(x, y, i % 2 == 0 ? x : random.nextInt(side), i % 2 == 0 ? random.nextInt(side) : y);
            graphics.fillOval(random.nextInt(side), random.nextInt(side), 24, 24);
        }
        graphics.dispose();
        return image;
    }

    static BufferedImage plain(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    static BufferedImage copy(BufferedImage image) {
        return new BufferedImage(image.getColorModel(), image.copyData(null), image.isAlphaPremultiplied(), null);
    }

    static BufferedImage png(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
            out.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    static BufferedImage cut(BufferedImage image, int x, int y, int width, int height) {
        return copy(image).getSubimage(x, y, width, height);
    }

    static BufferedImage scaled(BufferedImage image, double scale) {
        int width = (int) Math.round(image.getWidth() * scale);
        int height = (int) Math.round(image.getHeight() * scale);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    static BufferedImage mirrored(BufferedImage image) {
        BufferedImage mirrored = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = mirrored.createGraphics();
        graphics.drawImage(image, image.getWidth(), 0, -image.getWidth(), image.getHeight(), null);
        graphics.dispose();
        return mirrored;
    }

    static BufferedImage quarterTurned(BufferedImage image) {
        BufferedImage turned = new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                turned.setRGB(image.getHeight() - 1 - y, x, image.getRGB(x, y));
            }
        }
        return turned;
    }

    /** Peak signal-to-noise ratio in dB. */
    static double psnr(BufferedImage one, BufferedImage other) {
        double square = 0;
        int[] a = one.getRaster().getPixels(0, 0, one.getWidth(), one.getHeight(), (int[]) null);
        int[] b = other.getRaster().getPixels(0, 0, other.getWidth(), other.getHeight(), (int[]) null);
        for (int i = 0; i < a.length; i++) {
            square += (double) (a[i] - b[i]) * (a[i] - b[i]);
        }
        return 10 * Math.log10(255 * 255 / (square / a.length));
    }
}
