package io.countersign.item;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.IOException;
import java.io.InputStream;

/**
 * How a camera was held, as Exif keeps it. Pictures are looked at upright, and coordinates are those of the upright picture, as
 * browsers show it: of JPEG, the format that cameras write.
 */
public final class CameraTurn {
    private static final int UPRIGHT = 1;
    /** Orientations from here on (Exif 2.32, tag 274) exchange width and height. */
    private static final int FIRST_ON_ITS_SIDE = 5;

    private static final int LAST = 8;

    private CameraTurn() {}

    /** Whether the rows of the file are columns of the upright picture. */
    static boolean isOnItsSide(String type, Measuring.Source source) throws IOException {
        try (InputStream content = source.open()) {
            return of(type, content) >= FIRST_ON_ITS_SIDE;
        }
    }

    /** The orientation of the file, 1 to 8: 1 where it is upright, or doesn't say. */
    public static int of(String type, InputStream content) throws IOException {
        if (!type.equals("image/jpeg")) {
            return UPRIGHT;
        }
        try {
            ExifIFD0Directory exif =
                    JpegMetadataReader.readMetadata(content).getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer turn = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return turn != null && turn > UPRIGHT && turn <= LAST ? turn : UPRIGHT;
        } catch (ImageProcessingException e) {
            throw new IOException(e);
        }
    }
}
