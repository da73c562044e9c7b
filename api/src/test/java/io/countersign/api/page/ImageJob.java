package io.countersign.api.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/** Images, the second by a camera on its side: one package of two, seen by two annotators, who will not agree. */
final class ImageJob {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;

    private ImageJob() {}

    static PageJob make() {
        return new PageJob(
                "Brake discs 制动盘",
                "image",
                List.of(
                        PageJob.labelClass(
                                "scratch", "划痕", "#d62728", List.of("box", "polygon", "polyline", "keypoints", "mask")),
                        PageJob.labelClass("dent", "凹坑", "#1f77b4", List.of("box", "polygon", "mask")),
                        PageJob.labelClass("good", "无缺陷", "#2ca02c", List.of("classification")),
                        bolt()),
                List.of(),
                Map.of("packageSize", 2, "packagesPerLot", 1, "overlap", 2, "extraAnnotators", 0),
                List.of(disc(1), cameraOnItsSide()));
    }

    /** One image that can carry very many shapes, for one annotator. */
    static PageJob crowded() {
        return new PageJob(
                "Rivets 铆钉",
                "image",
                List.of(
                        PageJob.labelClass("sound", "完好", "#2ca02c", List.of("box")),
                        PageJob.labelClass("loose", "松动", "#d62728", List.of("box"))),
                List.of(),
                Map.of("packageSize", 1, "packagesPerLot", 1, "overlap", 1, "extraAnnotators", 0),
                List.of(disc(3)));
    }

    private static Map<String, Object> bolt() {
        Map<String, Object> bolt = PageJob.labelClass("bolt", "螺栓", "#9467bd", List.of("keypoints"));
        bolt.put("skeleton", Map.of("points", List.of("head", "tip"), "edges", List.of(List.of("head", "tip"))));
        return bolt;
    }

    /** A disc like the other, upright 400 by 300, but stored as 300 by 400 with an Exif orientation of 6. */
    private static byte[] cameraOnItsSide() {
        try (InputStream file = ImageJob.class.getResourceAsStream("camera-on-its-side.jpg")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brushed metal with a dark scratch and a dent. */
    private static byte[] disc(int item) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(item);
        for (int y = 0; y < HEIGHT; y++) {
            int line = random.nextInt(20);
            for (int x = 0; x < WIDTH; x++) {
                int grey = 130 + line + random.nextInt(16) + (int) (20 * Math.sin(x / 60.0 + item));
                image.setRGB(x, y, new Color(grey, grey, grey).getRGB());
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(60, 60, 60));
        graphics.drawLine(170, 150, 230, 190);
        graphics.fillOval(280, 60 * item, 60, 40);
        graphics.dispose();
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
