package io.countersign.release;

import java.util.stream.Collectors;

/** What the descriptions of a release, each in a standard of its own, say alike. */
final class Described {
    private Described() {}

    static String urn(Manifest manifest) {
        return "urn:countersign:" + manifest.job().owner() + ":job:"
                + manifest.job().id() + ":release:" + manifest.version();
    }

    static String inEnglish(Manifest manifest) {
        return "Labels of " + manifest.items() + " items ("
                + manifest.itemsByModality().entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey())
                        .collect(Collectors.joining(", "))
                + "), by " + String.join(", ", manifest.suppliers()) + " for "
                + manifest.job().owner() + ", schema " + manifest.schema().name() + " version "
                + manifest.schema().version() + ".";
    }

    static String protocol(Manifest manifest) {
        return "Each item is labelled blind by "
                + manifest.policy().path("overlap").asString("")
                + " people, cross-reviewed ("
                + manifest.policy().path("review").asString("")
                + "), consolidated by "
                + manifest.policy().path("consolidation").path("strategy").asString("")
                + " and inspected by lots at AQL "
                + manifest.policy().path("inspection").path("aql").asString("")
                + ". Guideline: schema/schema.json; processes: processes/.";
    }

    /** Those of the items' metadata; where none says one, that the parties' contract applies. */
    static String licences(Manifest manifest) {
        return manifest.licences().isEmpty()
                ? "by the contract of the parties"
                : manifest.licences().stream()
                        .map(Manifest.LicenceEntry::licence)
                        .collect(Collectors.joining(", "));
    }

    static String mediaType(String path) {
        String ending = path.substring(path.lastIndexOf('.') + 1);
        return switch (ending) {
            case "jsonl" -> "application/jsonlines";
            case "json" -> "application/json";
            case "jsonld" -> "application/ld+json";
            case "bpmn" -> "application/xml";
            case "csv" -> "text/csv";
            case "html" -> "text/html";
            case "md" -> "text/markdown";
            default -> "text/plain";
        };
    }
}
