package io.countersign.quality.aggregation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The part of the Numenta Anomaly Benchmark that ships with the demonstration. */
public final class NabCorpus {

    /** The series whose windows, though not its labels, were edited by hand upstream. */
    public static final String OVERRIDDEN = "realAWSCloudwatch/iio_us-east-1_i-a2eb1cd9_NetworkIn.csv";

    private static final Path ROOT = Path.of("../api/src/main/resources/io/countersign/api/demo/nab");
    private static final ObjectMapper JSON = new ObjectMapper();

    private NabCorpus() {}

    /** One series with its rows, the labels of each labeler, and what NAB made of them. */
    public record Series(
            String name,
            List<Long> timestamps,
            Map<String, List<Long>> labels,
            List<Long> combinedLabels,
            List<List<Long>> combinedWindows) {

        public long[] rows() {
            return timestamps.stream().mapToLong(Long::longValue).toArray();
        }

        /** The file as it ships. */
        public Path file() {
            return ROOT.resolve("data").resolve(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Series> all() throws IOException {
        Map<String, List<String>> combined = read("labels/combined_labels.json", new TypeReference<>() {});
        Map<String, List<List<String>>> windows = read("labels/combined_windows.json", new TypeReference<>() {});
        List<Series> all = new ArrayList<>();
        for (String version : List.of("v0.8", "v1.0")) {
            Map<String, Map<String, List<String>>> raw = new TreeMap<>();
            for (String labeler : List.of("AL", "CB", "SA")) {
                raw.put(
                        labeler,
                        read("labels/raw/" + labeler + "_labels_" + version + ".json", new TypeReference<>() {}));
            }
            for (String name : new TreeMap<>(raw.get("AL")).keySet()) {
                boolean byAll = raw.values().stream().allMatch(labels -> labels.containsKey(name));
                if (byAll && Files.exists(ROOT.resolve("data").resolve(name))) {
                    Map<String, List<Long>> labels = new TreeMap<>();
                    raw.forEach((labeler, series) -> labels.put(labeler, micros(series.get(name))));
                    List<List<Long>> expected =
                            windows.get(name).stream().map(NabCorpus::micros).toList();
                    all.add(new Series(name, rows(name), labels, micros(combined.get(name)), expected));
                }
            }
        }
        return all;
    }

    private static List<Long> rows(String name) throws IOException {
        try (var lines = Files.lines(ROOT.resolve("data").resolve(name))) {
            return lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> micros(line.substring(0, line.indexOf(','))))
                    .toList();
        }
    }

    private static List<Long> micros(List<String> timestamps) {
        return timestamps.stream().map(NabCorpus::micros).toList();
    }

    private static long micros(String timestamp) {
        return Micros.of(LocalDateTime.parse(timestamp.replace(' ', 'T')));
    }

    private static <T> T read(String file, TypeReference<T> type) throws IOException {
        return JSON.readValue(Files.readString(ROOT.resolve(file)), type);
    }
}
