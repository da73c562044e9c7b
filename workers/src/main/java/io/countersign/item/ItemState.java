package io.countersign.item;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where an item stands. */
public enum ItemState {
    NEW,
    EXCLUDED,
    PLANNED,
    LABELLED,
    DISPUTED,
    AGREED,
    ACCEPTED,
    RELEASED;

    /** As written in JSON and in messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Work may go back as often as a review or an inspection asks for it, until the lot is accepted. */
    boolean mayBecome(ItemState next) {
        return switch (this) {
            case NEW -> next == EXCLUDED || next == PLANNED;
            case PLANNED -> next == LABELLED || next == EXCLUDED;
            case LABELLED -> next == DISPUTED || next == AGREED || next == EXCLUDED;
            case DISPUTED, AGREED ->
                next == LABELLED || next == DISPUTED || next == AGREED || next == ACCEPTED || next == EXCLUDED;
            case ACCEPTED -> next == RELEASED;
            case EXCLUDED, RELEASED -> false;
        };
    }

    /** Names of the states that may become this one, and this one itself. */
    List<String> sources() {
        return Arrays.stream(values())
                .filter(from -> from == this || from.mayBecome(this))
                .map(Enum::name)
                .toList();
    }
}
