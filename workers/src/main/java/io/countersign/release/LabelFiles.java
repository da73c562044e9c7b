package io.countersign.release;

import io.countersign.item.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The files of a bundle that hold or explain labels: what the manifest names. */
@Component
class LabelFiles {
    private final ReleasedItems items;
    private final JsonMapper json;

    LabelFiles(ReleasedItems items, JsonMapper json) {
        this.items = items;
        this.json = json;
    }

    /** In the order of their paths. */
    List<BundleFile> of(long releaseId, ReadMe readMe, boolean hasSeries) {
        List<BundleFile> files = new ArrayList<>();
        files.add(readMe);
        files.add(new LabelLines(items, json, releaseId));
        if (hasSeries) {
            files.add(new SeriesPoints(items, json, releaseId));
            files.add(new SeriesWindows(items, json, releaseId));
        }
        files.sort(Comparator.comparing(BundleFile::path));
        return files;
    }

    /** Those of a release that was described before. */
    List<BundleFile> of(Release release, Manifest manifest) {
        Manifest.JobEntry job = manifest.job();
        return of(
                release.id(),
                new ReadMe(job.name(), job.owner(), manifest.version(), manifest.items()),
                manifest.itemsByModality().containsKey(Modality.TIME_SERIES.id()));
    }
}
