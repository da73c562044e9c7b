package io.countersign.format;

import java.io.IOException;

/** Where items go, one after the other. */
@FunctionalInterface
public interface ItemSink {

    void item(ItemLabels item) throws IOException;
}
