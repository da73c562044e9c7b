package io.countersign.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.ExifJpeg;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageMeasureTest {

    /** A board with some marks, the same for the same seed. */
    static BufferedImage picture(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            graphics.setColor(new Color(random.nextInt(0x1000000)));
            graphics.fillOval(
                    (int) (random.nextDouble() * width),
                    (int) (random.nextDouble() * height),
                    (int) (random.nextDouble() * width / 2),
                    (int) (random.nextDouble() * height / 2));
        }
        graphics.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static Measured measure(byte[] bytes) throws IOException {
        return Measuring.of(() -> new ByteArrayInputStream(bytes));
    }

    private static int distance(Measured a, Measured b) {
        return Long.bitCount(a.perceptualHash() ^ b.perceptualHash());
    }

    @Test
    void finds_size_and_type() throws IOException {
        Measured measured = measure(encoded(picture(320, 200, 1), "png"));
        assertThat(measured.contentType()).isEqualTo("image/png");
        assertThat(measured.measures()).isEqualTo(Map.of("width", 320, "height", 200));
    }

    @Test
    void finds_the_size_of_the_upright_picture_where_a_camera_was_turned() throws IOException {
        Measured measured = measure(ExifJpeg.onItsSide(picture(320, 200, 1)));
        assertThat(measured.contentType()).isEqualTo("image/jpeg");
        assertThat(measured.measures()).isEqualTo(Map.of("width", 320, "height", 200));
    }

    @Test
    void hashes_copies_alike_and_other_pictures_differently() throws IOException {
        Measured original = measure(encoded(picture(640, 480, 1), "png"));
        Measured compressed = measure(encoded(picture(640, 480, 1), "jpg"));
        Measured smaller = measure(encoded(picture(320, 240, 1), "png"));
        Measured other = measure(encoded(picture(640, 480, 2), "png"));
        assertThat(distance(original, compressed)).isLessThanOrEqualTo(3);
        assertThat(distance(original, smaller)).isLessThanOrEqualTo(6);
        assertThat(distance(original, other)).isGreaterThan(12);
    }

    @Test
    void says_why_a_broken_file_is_unreadable() throws IOException {
        byte[] whole = encoded(picture(320, 200, 1), "png");
        Measured cut = measure(Arrays.copyOf(whole, 60));
        assertThat(cut.measures()).containsOnlyKeys("unreadable");
        assertThat(cut.perceptualHash()).isNull();
    }

    @Test
    void decodes_no_picture_that_says_it_is_larger_than_a_hall() throws IOException {
        Measured measured = measure(sized(65_000, 65_000));
        assertThat(measured.contentType()).isEqualTo("image/png");
        assertThat(String.valueOf(measured.measures().get("unreadable"))).startsWith("65000 by 65000 pixels");
    }

    /** A small picture whose header says another size. */
    private static byte[] sized(int width, int height) throws IOException {
        ByteBuffer png = ByteBuffer.wrap(encoded(picture(32, 20, 1), "png"));
        // Behind the signature: length, "IHDR", width, height, five bytes, and a checksum over all but the length.
        png.putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(png.array(), 12, 17);
        png.putInt(29, (int) checksum.getValue());
        return png.array();
    }
}
