package io.countersign.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Domain;
import io.countersign.testing.SampleJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Against the very files that the Numenta Anomaly Benchmark publishes. */
class NabFormTest {
    private static final Path NAB = Path.of("../api/src/main/resources/io/countersign/api/demo/nab/labels");

    @Test
    void a_release_of_its_series_holds_its_files_byte_for_byte() throws IOException {
        try (Domain domain = new Domain()) {
            ReleaseCase job = new ReleaseCase(domain, new SampleJob(domain, "nab"));
            fill(domain, job);
            Release release = job.candidate();
            job.sign(release, ReleaseCase.EAST);
            job.countersign(release, ReleaseCase.FIRST);
            job.countersign(release, ReleaseCase.SECOND);
            job.seal(release);
            Path bundle = domain.get(BundleStore.class).file(release);
            assertThat(new BundleVerifier(domain.get(JsonMapper.class))
                            .verify(bundle)
                            .problems())
                    .isEmpty();
            try (ZipFile zip = new ZipFile(bundle.toFile())) {
                for (String file : List.of("combined_labels.json", "combined_windows.json")) {
                    String released = new String(
                            zip.getInputStream(zip.getEntry("labels/" + file)).readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(released).isEqualTo(Files.readString(NAB.resolve(file)));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2014-04-11 09:00:00, 2014-04-11 09:00:00, 2014-04-11 09:00:00.000000",
        "2014-04-11T09:00:00, 2014-04-11 09:00:00, 2014-04-11 09:00:00.000000",
        "2014-04-11 09:00, 2014-04-11 09:00:00, 2014-04-11 09:00:00.000000",
        "2014-04-11 09:00:00.25, 2014-04-11 09:00:00.250000, 2014-04-11 09:00:00.250000",
        "2014-04-11T09:00:00Z, 2014-04-11T09:00:00Z, 2014-04-11T09:00:00Z",
        "1397206800, 1397206800, 1397206800"
    })
    void timestamps_are_written_as_there_or_left_as_they_are(String original, String point, String windowEnd) {
        assertThat(NabTimestamp.point(original)).isEqualTo(point);
        assertThat(NabTimestamp.windowEnd(original)).isEqualTo(windowEnd);
    }

    /** One accepted series for each key, imported in another order than that of the keys. */
    private static void fill(Domain domain, ReleaseCase job) throws IOException {
        JsonMapper json = domain.get(JsonMapper.class);
        Map<String, List<String>> points =
                json.readValue(Files.readString(NAB.resolve("combined_labels.json")), new TypeReference<>() {});
        Map<String, List<List<String>>> windows =
                json.readValue(Files.readString(NAB.resolve("combined_windows.json")), new TypeReference<>() {});
        long packageId = job.job.packageOf("supplier-east", 0);
        List<String> keys = new ArrayList<>(points.keySet());
        Collections.reverse(keys);
        for (String key : keys) {
            List<Map<String, Object>> shapes = new ArrayList<>();
            for (List<String> window : windows.get(key)) {
                shapes.add(Map.of(
                        "type", "time-range",
                        "id", "w" + shapes.size(),
                        "label", "anomaly",
                        "attributes", Map.of(),
                        "fromSeconds", shapes.size(),
                        "toSeconds", shapes.size(),
                        "fromTimestamp", window.get(0).replace(".000000", ""),
                        "toTimestamp", window.get(1).replace(".000000", "")));
            }
            for (String point : points.get(key)) {
                shapes.add(Map.of(
                        "type",
                        "time-point",
                        "id",
                        "p" + shapes.size(),
                        "label",
                        "anomaly",
                        "attributes",
                        Map.of(),
                        "seconds",
                        shapes.size(),
                        "timestamp",
                        point));
            }
            int no = keys.indexOf(key) + 1;
            domain.jdbc().sql("""
                    insert into item (job_id, no, external_id, modality, state, package_id)
                    values (?, ?, ?, 'TIME_SERIES', 'AGREED', ?)""").params(job.job.id(), no, key, packageId).update();
            domain.jdbc()
                    .sql("""
                    insert into consensus (job_id, item_no, package_id, revision, shapes, strategy, confidence, sources, made_at)
                    values (?, ?, ?, 1, ?::jsonb, 'temporal-vote', 1, '{}', ?)""")
                    .params(
                            job.job.id(),
                            no,
                            packageId,
                            json.writeValueAsString(shapes),
                            Timestamp.from(domain.clock().instant()))
                    .update();
        }
        job.accept();
    }
}
