package io.countersign.item;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a stream as bytes, ended by LF or CR LF. However long a line is, no more than the limit of it is held. */
final class ByteLines {
    private final InputStream content;
    private final int longest;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private byte[] line = new byte[8 * 1024];
    private boolean tooLong;
    private long number;

    ByteLines(InputStream content, int longest) {
        this.content = content;
        this.longest = longest;
    }

    /** The next line, valid until the one after; null at the end. */
    @Nullable ByteBuffer next() throws IOException {
        int size = 0;
        boolean any = false;
        tooLong = false;
        while (true) {
            if (position == limit) {
                position = 0;
                limit = Math.max(0, content.read(buffer));
                if (limit == 0) {
                    break;
                }
            }
            any = true;
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            size = append(size, end - position);
            boolean ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        if (size > 0 && line[size - 1] == '\r') {
            size--;
        }
        return ByteBuffer.wrap(line, 0, size);
    }

    private int append(int size, int more) {
        if (tooLong || size + more > longest) {
            tooLong = true;
            return size;
        }
        if (size + more > line.length) {
            line = Arrays.copyOf(line, Math.min(longest, Math.max(line.length * 2, size + more)));
        }
        System.arraycopy(buffer, position, line, size, more);
        return size + more;
    }

    /** Whether the line that was given last was cut. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Of the line that was given last, from 1. */
    long number() {
        return number;
    }
}
