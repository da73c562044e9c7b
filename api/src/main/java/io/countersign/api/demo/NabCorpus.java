package io.countersign.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of the Numenta Anomaly Benchmark that the demonstration labels: thirty series, the labels that people gave them, and the
 * adjudicated result to compare with.
 *
 * @param labels labeler to series to timestamps, as NAB writes them
 * @param expected the adjudicated result, or null where other people's labels are run and there is nothing to compare with
 */
public record NabCorpus(
        List<String> series,
        SortedMap<String, Map<String, List<String>>> labels,
        @Nullable Expected expected) {
    private static final String ROOT = "nab/";
    private static final Pattern LABEL_FILE = Pattern.compile("([A-Za-z0-9]+)_labels_[^/]*\\.json");
    private static final List<String> SHIPPED_LABELERS = List.of("AL", "CB", "SA");
    private static final List<String> SHIPPED_VERSIONS = List.of("v0.8", "v1.0");
    static final int LABELERS = 3;

    /** @param points series to timestamps; @param windows series to {@code [from, to]} */
    public record Expected(Map<String, List<String>> points, Map<String, List<List<String>>> windows) {}

    public static NabCorpus shipped() {
        SortedMap<String, Map<String, List<String>>> labels = new TreeMap<>();
        for (String labeler : SHIPPED_LABELERS) {
            for (String version : SHIPPED_VERSIONS) {
                add(labels, labeler, points(resource("labels/raw/" + labeler + "_labels_" + version + ".json")));
            }
        }
        Map<String, List<List<String>>> windows =
                JsonMapper.shared().readValue(resource("labels/combined_windows.json"), new TypeReference<>() {});
        return of(labels, new Expected(points(resource("labels/combined_labels.json")), windows));
    }

    /**
     * The same series with other labels: files {@code NAME_labels_*.json} of three people, as NAB writes them.
     *
     * @throws IOException that says what is wrong with the folder, or with which file
     */
    public static NabCorpus with(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException(directory + " is no folder");
        }
        SortedMap<String, Map<String, List<String>>> labels = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                Matcher name = LABEL_FILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    add(labels, name.group(1), read(file));
                }
            }
        }
        if (labels.size() != LABELERS) {
            throw new IOException(directory + " should hold NAME_labels_*.json of " + LABELERS
                    + " people; it has those of " + labels.keySet());
        }
        NabCorpus corpus = of(labels, null);
        if (corpus.series().isEmpty()) {
            throw new IOException(
                    directory + " has no series that all " + LABELERS + " labelled and whose data is here");
        }
        return corpus;
    }

    private static Map<String, List<String>> read(Path file) throws IOException {
        try {
            return points(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new IOException(
                    file + " is not of the form {\"series\": [\"timestamp\", ...]}: " + e.getMessage(), e);
        }
    }

    private static NabCorpus of(SortedMap<String, Map<String, List<String>>> labels, @Nullable Expected expected) {
        List<String> series = new ArrayList<>();
        for (String name : points(resource("labels/combined_labels.json")).keySet()) {
            if (NabCorpus.class.getResource(ROOT + "data/" + name) != null
                    && labels.values().stream().allMatch(given -> given.containsKey(name))) {
                series.add(name);
            }
        }
        return new NabCorpus(List.copyOf(series), labels, expected);
    }

    private static void add(
            SortedMap<String, Map<String, List<String>>> labels, String labeler, Map<String, List<String>> more) {
        labels.computeIfAbsent(labeler, name -> new TreeMap<>()).putAll(more);
    }

    byte[] data(String name) {
        return resource("data/" + name);
    }

    private static Map<String, List<String>> points(byte[] json) {
        return JsonMapper.shared().readValue(json, new TypeReference<TreeMap<String, List<String>>>() {});
    }

    private static byte[] resource(String name) {
        try (InputStream file = Objects.requireNonNull(NabCorpus.class.getResourceAsStream(ROOT + name), ROOT + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
