package io.countersign.problem;

/** Something that can't be done, and why, in words for people. */
public abstract class Problem extends RuntimeException {
    private final transient Text text;

    protected Problem(Text text) {
        super(text.toString());
        this.text = text;
    }

    public Text text() {
        return text;
    }
}
