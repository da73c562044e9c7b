package io.countersign.api.offline;

import java.nio.file.Path;

/** A file, or an option, that says nothing usable; the message names the place and what is wrong with it. */
final class BadInput extends RuntimeException {

    BadInput(String message) {
        super(message);
    }

    /** At a line of a file, counted from 1. */
    static BadInput at(Path file, long line, String why) {
        return new BadInput(file + ":" + line + ": " + why);
    }
}
