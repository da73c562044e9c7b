package io.countersign.item;

import java.io.IOException;
import java.io.InputStream;

/** Bytes by their SHA-256, each kept once. */
public interface MediaStore {

    /** What was stored. @param sha256 64 lower-case hex digits */
    record Stored(String sha256, long bytes) {}

    /**
     * Reads to the end and keeps it durably; what is there already is not written again. A failure leaves nothing behind.
     *
     * @param atMost bytes; one more is a {@link TooLarge}
     */
    Stored put(InputStream content, long atMost) throws IOException;

    /** @throws io.countersign.problem.NotFound where nothing with this digest is stored */
    InputStream open(String sha256) throws IOException;

    boolean holds(String sha256);

    /** Content is longer than allowed. */
    final class TooLarge extends IOException {
        private final long limit;

        public TooLarge(long limit) {
            super("longer than " + limit + " bytes");
            this.limit = limit;
        }

        public long limit() {
            return limit;
        }
    }
}
