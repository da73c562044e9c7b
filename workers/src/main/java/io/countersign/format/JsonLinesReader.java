package io.countersign.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class JsonLinesReader implements LabelReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(from)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                ItemLabels item;
                try {
                    item = MAPPER.readValue(line, ItemLabels.class);
                } catch (JacksonException e) {
                    int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
                    report.refuse(UnreadableFile.at(from, number, column, e.getOriginalMessage()));
                    continue;
                }
                items.item(item);
            }
        }
    }
}
