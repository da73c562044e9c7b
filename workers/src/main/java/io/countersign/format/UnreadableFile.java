package io.countersign.format;

import java.nio.file.Path;

/** A file does not say what its format wants; the message names file, line, column and what is wrong. */
public final class UnreadableFile extends RuntimeException {

    UnreadableFile(String message) {
        super(message);
    }

    static UnreadableFile at(Path file, long line, long column, String why) {
        return new UnreadableFile(file + ":" + line + ":" + column + ": " + why);
    }
}
