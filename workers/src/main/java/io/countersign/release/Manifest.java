package io.countersign.release;

import io.countersign.audit.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a release is: the thing that is signed. It names every other file of the bundle by its digest, except the signatures, which
 * name the manifest by its own, and the certificate, which is made of them.
 *
 * @param format {@link #FORMAT}
 * @param createdBy the actor that built the candidate
 * @param policy as frozen when the job started
 * @param suppliers whose signatures are needed, by organisation
 * @param signaturesNeeded of the manufacturer, by different people
 * @param licences the licence fields of the items' metadata, if they have any
 * @param files every other file of the bundle, in the order of their paths
 * @param events how far the job's event stream had come when the candidate was built
 */
record Manifest(
        String format,
        JobEntry job,
        int version,
        Instant createdAt,
        String createdBy,
        SchemaEntry schema,
        JsonNode policy,
        List<String> suppliers,
        int signaturesNeeded,
        int items,
        Map<String, Integer> itemsByModality,
        List<ClassEntry> classes,
        List<LicenceEntry> licences,
        List<FileEntry> files,
        EventHead events) {
    static final String FORMAT = "countersign-release/1";

    Manifest {
        Objects.requireNonNull(job, "job");
        suppliers = List.copyOf(suppliers);
        files = List.copyOf(files);
    }

    /** @param createdBy subject of the person who made the job, and may not be the only one to countersign */
    record JobEntry(String id, String name, String owner, String createdBy) {
        JobEntry {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(createdBy, "createdBy");
        }
    }

    /** @param sha256 of the schema's canonical JSON */
    record SchemaEntry(String id, String name, int version, String sha256) {}

    /** How many shapes of a class and type there are, on how many items. */
    record ClassEntry(String label, String type, int shapes, int items) {}

    record LicenceEntry(String licence, int items) {}

    record FileEntry(String path, long bytes, String sha256) {
        FileEntry {
            Objects.requireNonNull(path, "path");
        }
    }

    /** @param sha256 the hash of the stream's last event, see {@link io.countersign.audit.EventHash} */
    record EventHead(String stream, long sequence, String sha256) {}

    Manifest withFiles(List<FileEntry> other) {
        return new Manifest(
                format,
                job,
                version,
                createdAt,
                createdBy,
                schema,
                policy,
                suppliers,
                signaturesNeeded,
                items,
                itemsByModality,
                classes,
                licences,
                other,
                events);
    }

    /** The canonical JSON (RFC 8785), in which it is digested, signed and written. */
    String canonical(JsonMapper json) {
        return CanonicalJson.of(json.writeValueAsString(this));
    }

    /** Reads one back. */
    static Manifest read(JsonMapper json, String text) {
        return json.readValue(text, Manifest.class);
    }
}
