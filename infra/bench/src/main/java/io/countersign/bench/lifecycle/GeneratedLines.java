package io.countersign.bench.lifecycle;

import java.io.InputStream;
import java.util.function.IntFunction;

/** Lines 1 to {@code count}, made one at a time. */
final class GeneratedLines extends InputStream {
    private final int count;
    private final IntFunction<byte[]> line;
    private byte[] current = new byte[0];
    private int position;
    private int made;

    GeneratedLines(int count, IntFunction<byte[]> line) {
        this.count = count;
        this.line = line;
    }

    @Override
    public int read() {
        return more() ? current[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int read = 0;
        while (read < length && more()) {
            int part = Math.min(length - read, current.length - position);
            System.arraycopy(current, position, into, offset + read, part);
            position += part;
            read += part;
        }
        return read == 0 && length > 0 ? -1 : read;
    }

    private boolean more() {
        if (position == current.length && made < count) {
            current = line.apply(++made);
            position = 0;
        }
        return position < current.length;
    }
}
