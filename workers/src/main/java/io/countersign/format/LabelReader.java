package io.countersign.format;

import java.io.IOException;
import java.nio.file.Path;

/** Reads items one after the other; records that say nothing usable it says to the report, and goes on. */
interface LabelReader {

    void read(Path from, ItemSink items, ConversionReport report) throws IOException;
}
