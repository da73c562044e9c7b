package io.countersign.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code croissant.json}: the dataset in MLCommons Croissant 1.1, with properties of its extension for responsible AI (RAI 1.0). */
final class Croissant {
    static final String PATH = "croissant.json";
    private static final String LABELS = LabelLines.PATH;

    private Croissant() {}

    /** @param manifest with the files that the dataset is made of */
    static Map<String, Object> of(Manifest manifest) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@context", context());
        dataset.put("@type", "sc:Dataset");
        dataset.put(
                "conformsTo", List.of("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"));
        dataset.put("name", manifest.job().name());
        dataset.put("description", Described.inEnglish(manifest));
        dataset.put("license", Described.licences(manifest));
        dataset.put("url", Described.urn(manifest));
        dataset.put("version", manifest.version() + ".0.0");
        dataset.put("datePublished", manifest.createdAt().toString());
        dataset.put("creator", organisation(manifest.job().owner()));
        dataset.put("publisher", organisation(manifest.job().owner()));
        dataset.put(
                "contributor",
                manifest.suppliers().stream().map(Croissant::organisation).toList());
        dataset.put("distribution", distribution(manifest));
        dataset.put("recordSet", List.of(records()));
        dataset.put("rai:dataAnnotationProtocol", Described.protocol(manifest));
        dataset.put("rai:dataAnnotationPlatform", "Countersign");
        dataset.put(
                "rai:dataAnnotationAnalysis",
                "Agreement with intervals, cross-review and lots by sampling: quality/report.json and quality/report.html.");
        dataset.put("rai:annotationsPerItem", manifest.policy().path("overlap").asString(""));
        dataset.put(
                "rai:machineAnnotationTools",
                manifest.policy().path("modelAssistance").isObject()
                        ? List.of(manifest.policy()
                                .path("modelAssistance")
                                .path("url")
                                .asString(""))
                        : List.of());
        dataset.put(
                "rai:personalSensitiveInformation",
                "People who labelled, reviewed or inspected go by pseudonyms; those who signed are named.");
        dataset.put(
                "rai:dataReleaseMaintenancePlan",
                "A release never changes; a later version says in changes.json what it changes of the one before.");
        return dataset;
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        context.put("sc", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("rai", "http://mlcommons.org/croissant/RAI/");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("conformsTo", "dct:conformsTo");
        context.put("dataType", Map.of("@id", "cr:dataType", "@type", "@vocab"));
        for (String term : List.of("recordSet", "field", "source", "extract", "jsonPath", "fileObject", "key")) {
            context.put(term, "cr:" + term);
        }
        return context;
    }

    private static Map<String, Object> organisation(String name) {
        return Map.of("@type", "sc:Organization", "name", name);
    }

    private static List<Map<String, Object>> distribution(Manifest manifest) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (Manifest.FileEntry file : manifest.files()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("@type", "cr:FileObject");
            one.put("@id", file.path());
            one.put("name", file.path());
            one.put("contentUrl", file.path());
            one.put("contentSize", file.bytes() + " B");
            one.put("encodingFormat", Described.mediaType(file.path()));
            one.put("sha256", file.sha256());
            files.add(one);
        }
        return files;
    }

    private static Map<String, Object> records() {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (String[] field : new String[][] {
            {"externalId", "sc:Text", "$.externalId"},
            {"modality", "sc:Text", "$.modality"},
            {"shapes", "sc:Text", "$.shapes"},
            {"confidence", "sc:Float", "$.confidence"},
            {"strategy", "sc:Text", "$.strategy"}
        }) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("@type", "cr:Field");
            one.put("@id", "items/" + field[0]);
            one.put("name", field[0]);
            one.put("dataType", field[1]);
            one.put("source", Map.of("fileObject", Map.of("@id", LABELS), "extract", Map.of("jsonPath", field[2])));
            fields.add(one);
        }
        Map<String, Object> records = new LinkedHashMap<>();
        records.put("@type", "cr:RecordSet");
        records.put("@id", "items");
        records.put("name", "items");
        records.put("key", Map.of("@id", "items/externalId"));
        records.put("field", fields);
        return records;
    }
}
