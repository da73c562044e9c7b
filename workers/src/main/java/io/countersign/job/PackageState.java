package io.countersign.job;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a work package stands. {@link #RETURNED} is back from an inspection, in rework. */
public enum PackageState {
    PLANNED,
    OPEN,
    IN_REVIEW,
    IN_DISPUTE,
    CONSOLIDATED,
    ACCEPTED,
    RETURNED,
    CANCELLED;

    /** States in which people work on it: these count towards the policy's maxOpenPackages. */
    static final Set<PackageState> IN_WORK = EnumSet.of(OPEN, IN_REVIEW, IN_DISPUTE, RETURNED);

    /** As written in JSON and in messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean mayBecome(PackageState next) {
        return switch (this) {
            case PLANNED -> next == OPEN || next == CANCELLED;
            case OPEN, RETURNED -> next == IN_REVIEW || next == IN_DISPUTE || next == CONSOLIDATED || next == CANCELLED;
            case IN_REVIEW -> next == OPEN || next == IN_DISPUTE || next == CONSOLIDATED || next == CANCELLED;
            case IN_DISPUTE -> next == CONSOLIDATED || next == CANCELLED;
            case CONSOLIDATED -> next == ACCEPTED || next == RETURNED || next == CANCELLED;
            case ACCEPTED, CANCELLED -> false;
        };
    }
}
