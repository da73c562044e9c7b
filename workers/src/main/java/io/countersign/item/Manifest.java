package io.countersign.item;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a list of items, one at a time. */
interface Manifest {
    /** Longest row, in bytes or characters: so much of a list is held at a time. */
    int LONGEST_ROW = 1 << 20;

    /** Calls with every row that is sound; what is wrong with the others is gathered in the problems. */
    void read(InputStream content, ManifestProblems problems, Consumer<ManifestRow> rows) throws IOException;
}
