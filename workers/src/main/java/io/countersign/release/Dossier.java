package io.countersign.release;

import io.countersign.audit.CanonicalJson;
import io.countersign.processes.ProcessResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the texts about a candidate: schema, processes, quality, changes, and its descriptions in standards and for readers. */
@Component
class Dossier {
    private final QualityFacts quality;
    private final ReleaseChanges changes;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Dossier(QualityFacts quality, ReleaseChanges changes, JdbcClient jdbc, JsonMapper json) {
        this.quality = quality;
        this.changes = changes;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param labels the manifest with the files of labels alone
     * @param losses by exported file: what its format can't hold, how often
     */
    List<Bundle.Bytes> of(long releaseId, Manifest labels, Map<String, Map<String, Long>> losses) {
        long jobId = Long.parseLong(labels.job().id());
        QualityReport report = quality.of(releaseId, jobId);
        ReleaseChanges.Changes changed = changes.of(releaseId, jobId);
        List<Bundle.Bytes> documents = new ArrayList<>(processes());
        documents.add(text("schema/schema.json", schema(labels)));
        documents.add(json("quality/report.json", report));
        documents.add(new Bundle.Bytes("quality/report.html", ReportPage.of(labels, report)));
        documents.add(json("labels/losses.json", losses));
        documents.add(json("changes.json", changed));
        documents.addAll(DataCard.of(labels, report, changed));
        Manifest described = labels.withFiles(entries(labels, documents));
        Map<String, Object> croissant = Croissant.of(described);
        List<String> problems = CroissantCheck.problems(json.valueToTree(croissant));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(Croissant.PATH + ": " + String.join("; ", problems));
        }
        documents.add(json(Croissant.PATH, croissant));
        documents.add(json(RoCrate.PATH, RoCrate.of(labels.withFiles(entries(labels, documents)))));
        return documents;
    }

    /** The files of labels and the documents, in the order of their paths. */
    static List<Manifest.FileEntry> entries(Manifest labels, List<Bundle.Bytes> documents) {
        List<Manifest.FileEntry> entries = new ArrayList<>(labels.files());
        for (Bundle.Bytes document : documents) {
            try {
                entries.add(document.measure());
            } catch (IOException e) {
                throw new UncheckedIOException(document.path(), e);
            }
        }
        entries.sort(Comparator.comparing(Manifest.FileEntry::path));
        return entries;
    }

    private String schema(Manifest labels) {
        return jdbc.sql("select document::text from label_schema where id = :id")
                .param("id", Long.parseLong(labels.schema().id()))
                .query(String.class)
                .single();
    }

    /** As this program deploys them. */
    private List<Bundle.Bytes> processes() {
        List<Bundle.Bytes> files = new ArrayList<>();
        Map<String, String> versions = new LinkedHashMap<>();
        for (String resource : ProcessResources.ALL) {
            String name = "processes/" + resource.substring(resource.lastIndexOf('/') + 1);
            try (InputStream stream = ProcessResources.class.getClassLoader().getResourceAsStream(resource)) {
                if (stream == null) {
                    throw new IllegalStateException("the class path has no " + resource);
                }
                Bundle.Bytes file = new Bundle.Bytes(name, stream.readAllBytes());
                versions.put(name, file.measure().sha256());
                files.add(file);
            } catch (IOException e) {
                throw new UncheckedIOException(resource, e);
            }
        }
        files.add(json("processes/versions.json", versions));
        return files;
    }

    private Bundle.Bytes json(String path, Object value) {
        return text(path, json.writeValueAsString(value));
    }

    /** Canonical, so that the same facts are the same bytes. */
    private static Bundle.Bytes text(String path, String document) {
        return new Bundle.Bytes(path, CanonicalJson.of(document).getBytes(StandardCharsets.UTF_8));
    }
}
