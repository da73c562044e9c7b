package io.countersign.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ro-crate-metadata.json}: the files of a release as an RO-Crate 1.1. */
final class RoCrate {
    static final String PATH = "ro-crate-metadata.json";

    private RoCrate() {}

    /** @param manifest with the files that the crate describes */
    static Map<String, Object> of(Manifest manifest) {
        List<Map<String, Object>> graph = new ArrayList<>();
        Map<String, Object> descriptor = entity(PATH, "CreativeWork");
        descriptor.put("conformsTo", id("https://w3id.org/ro/crate/1.1"));
        descriptor.put("about", id("./"));
        graph.add(descriptor);
        Map<String, Object> root = entity("./", "Dataset");
        root.put("identifier", Described.urn(manifest));
        root.put("name", manifest.job().name());
        root.put("description", Described.inEnglish(manifest));
        root.put("datePublished", manifest.createdAt().toString());
        root.put("license", Described.licences(manifest));
        root.put("version", String.valueOf(manifest.version()));
        root.put("publisher", id("#" + manifest.job().owner()));
        root.put(
                "contributor",
                manifest.suppliers().stream().map(one -> id("#" + one)).toList());
        root.put(
                "hasPart",
                manifest.files().stream().map(file -> id(file.path())).toList());
        graph.add(root);
        List<String> organisations = new ArrayList<>(manifest.suppliers());
        if (!organisations.contains(manifest.job().owner())) {
            organisations.add(manifest.job().owner());
        }
        for (String organisation : organisations) {
            Map<String, Object> one = entity("#" + organisation, "Organization");
            one.put("name", organisation);
            graph.add(one);
        }
        for (Manifest.FileEntry file : manifest.files()) {
            Map<String, Object> one = entity(file.path(), "File");
            one.put("name", file.path());
            one.put("contentSize", String.valueOf(file.bytes()));
            one.put("encodingFormat", Described.mediaType(file.path()));
            one.put("sha256", file.sha256());
            graph.add(one);
        }
        Map<String, Object> crate = new LinkedHashMap<>();
        crate.put("@context", "https://w3id.org/ro/crate/1.1/context");
        crate.put("@graph", graph);
        return crate;
    }

    private static Map<String, Object> entity(String id, String type) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("@id", id);
        entity.put("@type", type);
        return entity;
    }

    private static Map<String, Object> id(String id) {
        return Map.of("@id", id);
    }
}
