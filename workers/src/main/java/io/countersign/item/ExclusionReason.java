package io.countersign.item;

import java.util.Locale;

/** Why an item is taken out. */
public enum ExclusionReason {
    /** Its media could not be read as what the item is said to be. */
    UNREADABLE,
    /** The very same bytes as an earlier item of the job. */
    DUPLICATE_CONTENT,
    /** Looks like an earlier image of the job. */
    NEAR_DUPLICATE,
    /** A channel has a value that the schema says cannot be right. */
    OUT_OF_RANGE,
    /** More samples are missing than the policy allows. */
    GAPS,
    /** The policy wants marks on images, and this one can't carry any. */
    NOT_MARKABLE,
    /** People learn on it before they work: a gold item that is in no package. */
    ONBOARDING,
    /** Its package was given up. */
    PACKAGE_CANCELLED;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
