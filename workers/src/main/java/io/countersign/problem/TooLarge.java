package io.countersign.problem;

/** More was sent than is taken; nothing of it was kept. */
public class TooLarge extends Problem {

    /** @param limit in bytes */
    public TooLarge(long limit) {
        super(Text.of("More than {0} bytes were sent, which is the most that is taken here.", limit));
    }
}
