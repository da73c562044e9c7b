package io.countersign.search.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
final class JsonLines implements EventFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutputStream out;

    JsonLines(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(Map<String, Object> event) throws IOException {
        out.write(JSON.writeValueAsBytes(event));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
