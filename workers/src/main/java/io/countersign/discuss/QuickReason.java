package io.countersign.discuss;

/** Reasons that need no words. */
public enum QuickReason {
    MISSING,
    SPURIOUS,
    DUPLICATE,
    WRONG_CLASS,
    WRONG_ATTRIBUTE,
    WRONG_PLACE,
    WRONG_EXTENT,
    AGAINST_GUIDELINE
}
