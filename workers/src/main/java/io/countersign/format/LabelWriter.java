package io.countersign.format;

import java.io.Closeable;
import java.io.IOException;

/** Writes items one after the other; what it cannot hold it says to the report. The file is whole when it is closed. */
interface LabelWriter extends Closeable {

    void write(ItemLabels item) throws IOException;
}
