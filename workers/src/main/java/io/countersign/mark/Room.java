package io.countersign.mark;

import java.util.concurrent.Semaphore;

/** Keeps the images that are decoded at the same time within bounds: whoever finds no room waits. */
final class Room {
    private static final int PIXELS_OF_ONE = 1_000_000;

    private final Semaphore millions;
    private final int all;

    /** @param pixels that fit in at a time, 10^6 at least */
    Room(long pixels) {
        this.all = Math.toIntExact(pixels / PIXELS_OF_ONE);
        this.millions = new Semaphore(all, true);
    }

    interface Work<T> {
        T result() throws java.io.IOException;
    }

    /** @param pixels as many as all of the room, at most */
    <T> T with(long pixels, Work<T> work) throws java.io.IOException {
        int needed = (int) Math.min(all, 1 + pixels / PIXELS_OF_ONE);
        millions.acquireUninterruptibly(needed);
        try {
            return work.result();
        } finally {
            millions.release(needed);
        }
    }
}
