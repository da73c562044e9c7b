package io.countersign.bench.lifecycle;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Short machine reports to be classified. What an item is, and what its class is, follow from the seed and its number. */
public record SyntheticItems(long seed, int count) {
    static final List<String> CLASSES = List.of("normal", "wear", "overheating", "vibration", "leak");

    String externalId(int no) {
        return String.format(Locale.ROOT, "report-%08d", no);
    }

    /** The class that everybody gives it. */
    String label(String externalId) {
        int no = Integer.parseInt(externalId.substring(externalId.lastIndexOf('-') + 1));
        return CLASSES.get((int) Long.remainderUnsigned(mixed(no), CLASSES.size()));
    }

    /** The manifest as JSON lines, made while it is read. */
    public InputStream manifest() {
        return new GeneratedLines(count, this::line);
    }

    private byte[] line(int no) {
        long random = mixed(no);
        return String.format(
                        Locale.ROOT,
                        """
                        {"externalId":"%s","modality":"text","metadata":{"text":"Bearing %d of line %d ran at %d.%d degrees.","shift":%d}}
                        """,
                        externalId(no),
                        random >>> 60,
                        random >>> 56 & 7,
                        random >>> 48 & 127,
                        random >>> 40 & 7,
                        random & 3)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** SplitMix64's finish, so that neighbours differ. */
    private long mixed(int no) {
        long z = seed + no * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
