package io.countersign.item;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads series: CSV with a header, the first column a timestamp, one channel in each other column. */
@Component
public class SeriesReader {
    private static final int LONGEST_LINE = 1 << 20;

    private final MediaStore store;

    SeriesReader(MediaStore store) {
        this.store = store;
    }

    /** A row of a series. */
    @FunctionalInterface
    public interface Rows {
        /** @param line of the file, the header's being 1; @param micros its timestamp; @param fields of the row, timestamp first */
        void row(long line, long micros, String[] fields);
    }

    /** The media is no series; the message says at which line and why. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(String message) {
            super(message);
        }
    }

    /**
     * The timestamps of the rows, in the order of the file.
     *
     * @return in {@link io.countersign.quality.aggregation.Micros}, 8 bytes a row
     * @throws Unreadable where the media is no series
     */
    public long[] timestamps(String sha256) {
        LongList list = new LongList();
        read(sha256, header -> {}, (line, micros, fields) -> list.add(micros));
        return list.toArray();
    }

    /** Calls once with the header, then with every row; only one row is held at a time. */
    public void read(String sha256, java.util.function.Consumer<String[]> header, Rows rows) {
        try (InputStream content = store.open(sha256)) {
            read(content, header, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("media " + sha256, e);
        }
    }

    static void read(InputStream content, java.util.function.Consumer<String[]> header, Rows rows) throws IOException {
        ByteLines lines = new ByteLines(content, LONGEST_LINE);
        String first = next(lines);
        if (first == null) {
            throw new Unreadable("line 1: empty; expected a header");
        }
        String[] names = split(first.startsWith("\uFEFF") ? first.substring(1) : first);
        if (names.length < 2) {
            throw new Unreadable("line 1: expected a timestamp column and at least one channel");
        }
        header.accept(names);
        for (String line = next(lines); line != null; line = next(lines)) {
            long number = lines.number();
            if (line.isBlank()) {
                continue;
            }
            String[] fields = split(line);
            if (fields.length != names.length) {
                throw new Unreadable("line " + number + ": " + fields.length + " fields instead of " + names.length);
            }
            OptionalLong micros = Timestamps.micros(fields[0].strip());
            if (micros.isEmpty()) {
                throw new Unreadable("line " + number + ": '" + fields[0] + "' is not a timestamp");
            }
            rows.row(number, micros.getAsLong(), fields);
        }
    }

    private static @Nullable String next(ByteLines lines) throws IOException {
        ByteBuffer line = lines.next();
        if (lines.isTooLong()) {
            throw new Unreadable("line " + lines.number() + ": longer than " + LONGEST_LINE + " bytes");
        }
        return line == null ? null : StandardCharsets.UTF_8.decode(line).toString();
    }

    private static String[] split(String line) {
        return line.split(",", -1);
    }

    private static final class LongList {
        private long[] values = new long[1024];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
