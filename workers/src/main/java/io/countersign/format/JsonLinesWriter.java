package io.countersign.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

final class JsonLinesWriter implements LabelWriter {
    private final BufferedWriter out;

    JsonLinesWriter(Path out, ConversionReport report) throws IOException {
        this.out = Outputs.create(out);
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        out.write(JsonMapper.shared().writeValueAsString(item));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
