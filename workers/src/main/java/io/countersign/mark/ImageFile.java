package io.countersign.mark;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Decodes images and writes them again: JPEG as JPEG, all else as PNG, in the depth that they have. */
final class ImageFile {
    static final String JPEG = "image/jpeg";
    static final String PNG = "image/png";

    private static final float JPEG_QUALITY = 0.95f;
    /** Of {@link ImageWriteParam}: 1 does not compress, 0 as well as it can. */
    private static final float PNG_QUALITY = 0.67f;

    private ImageFile() {}

    /** An image was not what it was said to be, or is larger than allowed. */
    static final class Unreadable extends IOException {
        Unreadable(String why) {
            super(why);
        }
    }

    /** @throws Unreadable where it is no image, or has more pixels than {@code most} */
    static BufferedImage read(InputStream content, long most) throws IOException {
        ImageIO.setUseCache(false);
        try (ImageInputStream input = ImageIO.createImageInputStream(content)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new Unreadable("no image");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > most) {
                    throw new Unreadable("more than " + most + " pixels");
                }
                return reader.read(0);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                // Decoders answer broken files with any of these.
                throw new Unreadable(String.valueOf(e.getMessage()));
            } finally {
                reader.dispose();
            }
        }
    }

    static String typeWritten(String type) {
        return type.equals(JPEG) ? JPEG : PNG;
    }

    /** @param type one that {@link #typeWritten} gives */
    static byte[] write(BufferedImage image, String type) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(type).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            if (type.equals(JPEG)) {
                how.setCompressionType("JPEG");
            }
            how.setCompressionQuality(type.equals(JPEG) ? JPEG_QUALITY : PNG_QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
