package io.countersign.search.export;

import java.io.IOException;
import java.util.Map;

/** Writes events one by one. */
interface EventFile {
    void add(Map<String, Object> event) throws IOException;

    /** Everything is handed on; what it was written to stays open. */
    void flush() throws IOException;
}
