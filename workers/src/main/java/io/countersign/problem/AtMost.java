package io.countersign.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that may be so long and no longer: who reads on gets {@link TooLarge}. */
public final class AtMost extends FilterInputStream {
    private final long limit;
    private long read;

    /** @param limit bytes */
    public AtMost(long limit, InputStream source) {
        super(source);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        count(Math.max(0, some));
        return some;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) {
        read += more;
        if (read > limit) {
            throw new TooLarge(limit);
        }
    }
}
