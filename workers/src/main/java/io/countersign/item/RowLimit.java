package io.countersign.item;

import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a row that does not end. */
final class RowLimit extends Reader {
    private final Reader source;
    private final int longest;
    private int inRow;
    private long line = 1;

    RowLimit(Reader source, int longest) {
        this.source = source;
        this.longest = longest;
    }

    void beginRow() {
        inRow = 0;
    }

    /** About where reading stands. */
    long line() {
        return line;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (inRow > longest) {
            throw new TooLong();
        }
        int read = source.read(buffer, offset, Math.min(length, 8 * 1024));
        for (int i = 0; i < read; i++) {
            line += buffer[offset + i] == '\n' ? 1 : 0;
        }
        inRow += Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    static final class TooLong extends IOException {}
}
