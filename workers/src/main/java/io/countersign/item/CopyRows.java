package io.countersign.item;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by COPY, in its text format. */
final class CopyRows {
    private static final int CHUNK = 256 * 1024;

    private final CopyIn copy;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK + 4096);
    private final StringBuilder row = new StringBuilder(512);
    private long rows;

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    void add(@Nullable Object... fields) throws SQLException {
        row.setLength(0);
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                row.append('\t');
            }
            field(fields[i]);
        }
        row.append('\n');
        chunk.writeBytes(row.toString().getBytes(StandardCharsets.UTF_8));
        rows++;
        if (chunk.size() >= CHUNK) {
            flush();
        }
    }

    private void field(@Nullable Object value) {
        if (value == null) {
            row.append("\\N");
            return;
        }
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\t' -> row.append("\\t");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                default -> row.append(c);
            }
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(chunk.toByteArray(), 0, chunk.size());
        chunk.reset();
    }

    long rows() {
        return rows;
    }

    void end() throws SQLException {
        flush();
        copy.endCopy();
    }

    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
