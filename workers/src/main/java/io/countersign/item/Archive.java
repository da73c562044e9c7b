package io.countersign.item;

import io.countersign.problem.Invalid;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a zip file as it comes. It may hold so many files of so many bytes, and may not swell: a small file that unpacks to a disk
 * full is refused while it does.
 */
@Component
class Archive {
    private static final int MOST_FILES = 100_000;
    private static final long MOST_BYTES = 64L << 30;
    /** Text packs to a tenth; what packs to less than a two-hundredth was made to. */
    private static final int MOST_SWELLING = 200;

    private static final long SWELLING_COUNTS_FROM = 16L << 20;
    private static final int LONGEST_NAME = 500;
    private static final Map<String, Modality> BY_EXTENSION = Map.ofEntries(
            Map.entry("csv", Modality.TIME_SERIES),
            Map.entry("png", Modality.IMAGE),
            Map.entry("jpg", Modality.IMAGE),
            Map.entry("jpeg", Modality.IMAGE),
            Map.entry("gif", Modality.IMAGE),
            Map.entry("bmp", Modality.IMAGE),
            Map.entry("webp", Modality.IMAGE),
            Map.entry("txt", Modality.TEXT),
            Map.entry("md", Modality.TEXT),
            Map.entry("pcd", Modality.POINT_CLOUD),
            Map.entry("ply", Modality.POINT_CLOUD),
            Map.entry("las", Modality.POINT_CLOUD),
            Map.entry("wav", Modality.AUDIO),
            Map.entry("flac", Modality.AUDIO),
            Map.entry("ogg", Modality.AUDIO),
            Map.entry("mp3", Modality.AUDIO),
            Map.entry("mol", Modality.MOLECULE),
            Map.entry("sdf", Modality.MOLECULE),
            Map.entry("svg", Modality.DRAWING),
            Map.entry("dxf", Modality.DRAWING),
            Map.entry("pdf", Modality.DRAWING));

    private final ImportStage stage;
    private final JsonLinesManifest jsonLines;
    private final CsvManifest csv;
    private final Media media;

    Archive(ImportStage stage, JsonLinesManifest jsonLines, CsvManifest csv, Media media) {
        this.stage = stage;
        this.jsonLines = jsonLines;
        this.csv = csv;
        this.media = media;
    }

    void load(InputStream content, MediaStore.Batch batch) throws IOException {
        Counting packed = new Counting(content, 0, null);
        List<String> names = new ArrayList<>();
        String manifest = null;
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Counting file = new Counting(zip, unpacked, packed);
                if (entry.isDirectory() || isClutter(entry.getName())) {
                    // What is passed over is unpacked all the same.
                    file.transferTo(OutputStream.nullOutputStream());
                    unpacked = file.total();
                    continue;
                }
                String name = name(entry);
                Manifest kind = manifest(name);
                if (kind != null) {
                    if (manifest != null) {
                        throw new Invalid("manifest", "is there twice: {0} and {1}", manifest, name);
                    }
                    manifest = name;
                    stage.load(kind, file);
                } else {
                    names.add(name);
                    if (names.size() > MOST_FILES) {
                        throw new Invalid("files", "are more than {0}", MOST_FILES);
                    }
                    add(name, file, batch);
                }
                unpacked = file.total();
            }
        } catch (ZipException e) {
            throw new Invalid("body", "is not a zip file that can be read: {0}", e.getMessage());
        }
        if (manifest == null && names.isEmpty()) {
            throw new Invalid("body", "is not a zip file, or an empty one");
        }
        if (manifest == null) {
            stage.addItemOfEachMedia(names.stream().map(Archive::item).toList());
        }
    }

    private void add(String name, InputStream file, MediaStore.Batch batch) throws IOException {
        try {
            MediaStore.Stored stored = batch.add(file, media.atMost());
            media.record(batch, stored);
            stage.addMedia(name, stored.sha256());
        } catch (MediaStore.TooLarge e) {
            throw new Invalid(name, "has more than {0} bytes", e.limit());
        }
    }

    private @Nullable Manifest manifest(String name) {
        return switch (name) {
            case "manifest.jsonl" -> jsonLines;
            case "manifest.csv" -> csv;
            default -> null;
        };
    }

    private static ImportStage.MediaItem item(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        Modality modality = BY_EXTENSION.get(extension);
        if (modality == null) {
            throw new Invalid(name, "has an ending that tells no modality; add a manifest.jsonl that does");
        }
        return new ImportStage.MediaItem(name, modality);
    }

    /** What file managers put into archives by themselves. */
    private static boolean isClutter(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    private static String name(ZipEntry entry) {
        String name = entry.getName().replace('\\', '/');
        boolean leaves = name.startsWith("/") || List.of(name.split("/")).contains("..");
        if (leaves || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < 0x20)) {
            throw new Invalid("files", "has a name that cannot be taken: {0}", name);
        }
        return name;
    }

    /** Counts what goes through. Closing does not close the source. */
    private static final class Counting extends FilterInputStream {
        private final @Nullable Counting packed;
        private long total;

        /** @param packed what is unpacked, to hold it against that; null where nothing is */
        Counting(InputStream source, long before, @Nullable Counting packed) {
            super(source);
            this.total = before;
            this.packed = packed;
        }

        long total() {
            return total;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            total += Math.max(0, read);
            if (packed != null) {
                requireBounds(packed.total);
            }
            return read;
        }

        private void requireBounds(long packedBytes) {
            if (total > MOST_BYTES) {
                throw new Invalid("body", "unpacks to more than {0} bytes", MOST_BYTES);
            }
            if (total > SWELLING_COUNTS_FROM && total > packedBytes * MOST_SWELLING) {
                throw new Invalid("body", "unpacks to more than {0} times its size", MOST_SWELLING);
            }
        }

        @Override
        public void close() {
            // The archive goes on behind this file.
        }
    }
}
