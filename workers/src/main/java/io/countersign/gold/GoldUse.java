package io.countersign.gold;

/** What a gold item is used for, from the start of its job on. */
enum GoldUse {
    /** Stands among the others in a package. */
    HIDDEN,
    /** People are tried on it; in no package. */
    ONBOARDING
}
