package io.countersign.api.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The labels of a sealed bundle beside NAB's own. */
record Comparison(int series, List<String> differences) {

    /** Each difference begins with the name of its series. */
    long differingSeries() {
        return differences.stream()
                .map(difference -> difference.substring(0, difference.indexOf(':')))
                .distinct()
                .count();
    }

    static Comparison of(Path bundle, NabCorpus corpus, NabCorpus.Expected expected) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            Map<String, List<String>> points =
                    JsonMapper.shared().readValue(entry(zip, "labels/combined_labels.json"), new TypeReference<>() {});
            Map<String, List<List<String>>> windows =
                    JsonMapper.shared().readValue(entry(zip, "labels/combined_windows.json"), new TypeReference<>() {});
            List<String> differences = new ArrayList<>();
            for (String name : corpus.series()) {
                compare(
                        differences,
                        name,
                        "points",
                        points.get(name),
                        expected.points().get(name));
                compare(
                        differences,
                        name,
                        "windows",
                        windows.get(name),
                        expected.windows().get(name));
            }
            for (String name : points.keySet()) {
                if (!corpus.series().contains(name)) {
                    differences.add(name + ": released, but never imported");
                }
            }
            return new Comparison(corpus.series().size(), differences);
        }
    }

    private static void compare(
            List<String> differences, String name, String what, @Nullable Object released, @Nullable Object expected) {
        if (!Objects.equals(expected, released)) {
            differences.add(name + ": " + what + " released " + released + ", NAB has " + expected);
        }
    }

    private static byte[] entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("the bundle has no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
