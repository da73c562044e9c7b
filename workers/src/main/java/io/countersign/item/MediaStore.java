package io.countersign.item;

import java.io.IOException;
import java.io.InputStream;

/** Bytes by their SHA-256, each kept once. */
public interface MediaStore {

    /** What was stored. @param sha256 64 lower-case hex digits */
    record Stored(String sha256, long bytes) {}

    /** Begins to take contents that shall be kept together, or not at all. */
    Batch begin();

    /** @throws io.countersign.problem.NotFound where nothing with this digest is kept */
    InputStream open(String sha256) throws IOException;

    boolean holds(String sha256);

    /** Contents on their way in. Nobody else sees them before they are kept; closed before that, they are gone. */
    interface Batch extends AutoCloseable {

        /**
         * Reads to the end and writes it durably.
         *
         * @param atMost bytes; one more is a {@link TooLarge}
         */
        Stored add(InputStream content, long atMost) throws IOException;

        /** What was added to this batch before. */
        InputStream open(String sha256) throws IOException;

        /** Moves everything into the store; what is there already stays as it is. May be called when nothing was added. */
        void keep() throws IOException;

        @Override
        void close() throws IOException;
    }

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
