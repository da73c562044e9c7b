package io.countersign.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the labels of two bundles of one job, item by item; both are read once, and one item of each is held. */
public final class BundleComparison {
    private static final int MOST_NAMED = 1_000;

    private final JsonMapper json;

    public BundleComparison(JsonMapper json) {
        this.json = json;
    }

    /** @param before labels of the class in the first bundle, @param after in the second */
    public record ClassCount(long before, long after) {}

    /**
     * @param beforeVersion of the first bundle
     * @param same items whose labels are the same
     * @param named the first thousand of items that were added, removed or changed, each with what happened
     * @param classes by class
     */
    public record Difference(
            int beforeVersion,
            int afterVersion,
            long added,
            long removed,
            long changed,
            long same,
            Map<String, String> named,
            Map<String, ClassCount> classes) {

        /**
         * Total variation distance of the shares of the classes: half the sum of their absolute differences, from 0, where all are the
         * same, to 1; 0 too where a bundle has no label.
         */
        public double drift() {
            double before =
                    classes.values().stream().mapToLong(ClassCount::before).sum();
            double after =
                    classes.values().stream().mapToLong(ClassCount::after).sum();
            if (before == 0 || after == 0) {
                return 0;
            }
            return classes.values().stream()
                            .mapToDouble(one -> Math.abs(one.before() / before - one.after() / after))
                            .sum()
                    / 2;
        }
    }

    /** @throws IllegalArgumentException where a file is no bundle, or the two are of different jobs */
    public Difference compare(Path before, Path after) throws IOException {
        try (ZipFile first = new ZipFile(before.toFile(), StandardCharsets.UTF_8);
                ZipFile second = new ZipFile(after.toFile(), StandardCharsets.UTF_8)) {
            Manifest one = manifest(before, first);
            Manifest other = manifest(after, second);
            if (!one.job().id().equals(other.job().id())
                    || !one.job().owner().equals(other.job().owner())) {
                throw new IllegalArgumentException(
                        before + " is of job " + one.job().id() + ", " + after + " of job "
                                + other.job().id());
            }
            try (BufferedReader left = lines(before, first);
                    BufferedReader right = lines(after, second)) {
                return new Walk(left, right).run(one.version(), other.version());
            }
        }
    }

    private Manifest manifest(Path file, ZipFile zip) throws IOException {
        try (InputStream stream = entry(file, zip, Bundle.MANIFEST)) {
            return Manifest.read(json, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static BufferedReader lines(Path file, ZipFile zip) throws IOException {
        return new BufferedReader(new InputStreamReader(entry(file, zip, LabelLines.PATH), StandardCharsets.UTF_8));
    }

    private static InputStream entry(Path file, ZipFile zip, String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new IllegalArgumentException(file + " is no bundle: " + path + " is missing");
        }
        return zip.getInputStream(entry);
    }

    /** Both lists are in the order of the items' numbers. */
    private final class Walk {
        private final BufferedReader left;
        private final BufferedReader right;
        private final Map<String, String> named = new TreeMap<>();
        private final Map<String, ClassCount> classes = new TreeMap<>();
        private long added;
        private long removed;
        private long changed;
        private long same;

        Walk(BufferedReader left, BufferedReader right) {
            this.left = left;
            this.right = right;
        }

        Difference run(int beforeVersion, int afterVersion) throws IOException {
            JsonNode before = next(left);
            JsonNode after = next(right);
            while (before != null || after != null) {
                long order = after == null ? -1 : before == null ? 1 : number(before) - number(after);
                if (order < 0 && before != null) {
                    removed++;
                    name(before, "removed");
                    count(before, 1, 0);
                    before = next(left);
                } else if (order > 0 && after != null) {
                    added++;
                    name(after, "added");
                    count(after, 0, 1);
                    after = next(right);
                } else if (before != null && after != null) {
                    both(before, after);
                    before = next(left);
                    after = next(right);
                }
            }
            return new Difference(beforeVersion, afterVersion, added, removed, changed, same, named, classes);
        }

        private void both(JsonNode before, JsonNode after) {
            if (before.path("shapes").equals(after.path("shapes"))) {
                same++;
            } else {
                changed++;
                name(after, "changed");
            }
            count(before, 1, 0);
            count(after, 0, 1);
        }

        private void name(JsonNode item, String what) {
            if (named.size() < MOST_NAMED) {
                named.put(item.path("externalId").asString(), what);
            }
        }

        private void count(JsonNode item, int before, int after) {
            List<String> labels = new ArrayList<>();
            item.path("shapes").forEach(shape -> labels.add(shape.path("label").asString()));
            for (String label : labels) {
                classes.merge(
                        label,
                        new ClassCount(before, after),
                        (old, one) -> new ClassCount(old.before() + one.before(), old.after() + one.after()));
            }
        }

        private @Nullable JsonNode next(BufferedReader lines) throws IOException {
            String line = lines.readLine();
            return line == null ? null : json.readTree(line);
        }

        private static long number(JsonNode item) {
            return item.path("number").asLong();
        }
    }
}
