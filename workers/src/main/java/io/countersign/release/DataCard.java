package io.countersign.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code README.txt} and the data cards: what the release is, for those who decide whether to use it. */
final class DataCard {
    private DataCard() {}

    static List<Bundle.Bytes> of(Manifest manifest, QualityReport report, ReleaseChanges.Changes changes) {
        Map<String, String> fields = new HashMap<>();
        fields.put("job", manifest.job().name());
        fields.put("owner", manifest.job().owner());
        fields.put("suppliers", String.join(", ", manifest.suppliers()));
        fields.put("version", String.valueOf(manifest.version()));
        fields.put("created", manifest.createdAt().toString());
        fields.put("items", String.valueOf(manifest.items()));
        fields.put(
                "modalities",
                manifest.itemsByModality().entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(", ")));
        fields.put(
                "classes",
                manifest.classes().stream()
                        .map(one -> "| " + one.label() + " | " + one.type() + " | " + one.shapes() + " | " + one.items()
                                + " |")
                        .collect(Collectors.joining("\n")));
        fields.put("schema", manifest.schema().name());
        fields.put("schemaVersion", String.valueOf(manifest.schema().version()));
        fields.put("licence", Described.licences(manifest));
        fields.put("overlap", manifest.policy().path("overlap").asString(""));
        fields.put(
                "strategy",
                manifest.policy().path("consolidation").path("strategy").asString(""));
        fields.put("aql", manifest.policy().path("inspection").path("aql").asString(""));
        fields.put(
                "agreement",
                report.agreement().stream()
                        .map(one -> "| " + one.measure() + " | " + one.n() + " | " + one.agreed() + " |")
                        .collect(Collectors.joining("\n")));
        fields.put("adjudicated", String.valueOf(report.adjudicated()));
        fields.put("inspections", String.valueOf(report.lots().size()));
        fields.put("since", changes.since() == null ? "–" : String.valueOf(changes.since()));
        fields.put("added", String.valueOf(changes.added()));
        fields.put("removed", String.valueOf(changes.removed()));
        fields.put("changed", String.valueOf(changes.changed()));
        return List.of(
                new Bundle.Bytes("README.txt", Template.fill("readme.txt", fields)),
                new Bundle.Bytes("DATA-CARD.en.md", Template.fill("data-card.en.md", fields)),
                new Bundle.Bytes("DATA-CARD.zh-CN.md", Template.fill("data-card.zh-CN.md", fields)));
    }
}
