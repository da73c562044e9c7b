package io.countersign.item;

import java.util.Set;

/** Which images can carry a mark: what can be decoded and written again without changing its size, in bounded memory. */
public final class Markable {
    public static final long MOST_PIXELS = 50_000_000;

    static final Set<String> TYPES = ContentTypes.IMAGES;

    private Markable() {}

    public static boolean isImage(String contentType) {
        return contentType.startsWith("image/");
    }

    /** @param contentType as found in the content */
    public static boolean is(String contentType, long width, long height) {
        return TYPES.contains(contentType) && width * height <= MOST_PIXELS;
    }
}
