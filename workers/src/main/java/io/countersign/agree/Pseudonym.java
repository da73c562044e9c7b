package io.countersign.agree;

/** The letter under which a version is shown to people who must not know its author. */
public final class Pseudonym {
    private static final int LETTERS = 26;

    private Pseudonym() {}

    /** @param position of the version in {@link LabelledItem#versions()}, from 0; A to Z, then AA, AB, ... */
    public static String of(int position) {
        String last = String.valueOf((char) ('A' + position % LETTERS));
        return position < LETTERS ? last : of(position / LETTERS - 1) + last;
    }
}
