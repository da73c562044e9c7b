package io.countersign.release;

import io.countersign.format.LabelFormat;
import io.countersign.item.Modality;
import io.countersign.pseudonym.Pseudonyms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The files of a bundle that hold items: accepted and raw labels, and where they came from. Each is streamed, and written twice. */
@Component
class LabelFiles {
    private final ReleasedItems items;
    private final RawRecords raw;
    private final Pseudonyms pseudonyms;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    LabelFiles(ReleasedItems items, RawRecords raw, Pseudonyms pseudonyms, JdbcClient jdbc, JsonMapper json) {
        this.items = items;
        this.raw = raw;
        this.pseudonyms = pseudonyms;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * In the order of their paths.
     *
     * @param manifest of its files nothing is asked
     */
    List<BundleFile> of(long releaseId, Manifest manifest) {
        Set<String> modalities = manifest.itemsByModality().keySet();
        List<BundleFile> files = new ArrayList<>(raw.of(releaseId, manifest));
        files.add(new LabelLines(items, json, releaseId));
        files.add(new SplitLines(releaseId, "job-" + manifest.job().id(), jdbc));
        if (modalities.contains(Modality.TIME_SERIES.id())) {
            files.add(new SeriesPoints(items, json, releaseId));
            files.add(new SeriesWindows(items, json, releaseId));
            files.add(exported(releaseId, "labels/ranges.csv", LabelFormat.CSV_RANGES, Modality.TIME_SERIES));
        }
        if (modalities.contains(Modality.IMAGE.id())) {
            files.add(exported(releaseId, "labels/coco.json", LabelFormat.COCO, Modality.IMAGE));
        }
        files.add(new Provenance(
                Long.parseLong(manifest.job().id()),
                manifest.events().stream(),
                manifest.events().sequence(),
                pseudonyms,
                jdbc,
                json));
        files.sort(Comparator.comparing(BundleFile::path));
        return files;
    }

    /**
     * By file: what its format can't hold of the labels, and how often.
     *
     * @param files that were written
     */
    static Map<String, Map<String, Long>> losses(List<BundleFile> files) {
        Map<String, Map<String, Long>> losses = new TreeMap<>();
        for (BundleFile file : files) {
            if (file instanceof ExportedLabels exported) {
                Map<String, Long> counts = new TreeMap<>();
                exported.losses().losses().forEach((what, loss) -> counts.put(what, loss.count()));
                losses.put(file.path(), counts);
            }
        }
        return losses;
    }

    private BundleFile exported(long releaseId, String path, LabelFormat format, Modality modality) {
        return new ExportedLabels(path, format, modality, items, json, releaseId);
    }
}
