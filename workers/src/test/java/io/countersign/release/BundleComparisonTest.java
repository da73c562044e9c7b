package io.countersign.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.testing.Domain;
import io.countersign.testing.Labels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The comparison of two bundles of a job")
class BundleComparisonTest {
    private static final Domain domain = new Domain();
    private static final JsonMapper json = domain.get(JsonMapper.class);
    private static Path first = Path.of("");
    private static Path second = Path.of("");

    private final BundleComparison comparison = new BundleComparison(json);

    @AfterAll
    static void close() {
        domain.close();
    }

    /** The second has item 2 relabelled, item 1 no longer, and item 7 for the first time. */
    @BeforeAll
    static void two_versions() {
        ReleaseCase job = new ReleaseCase(domain, "versions");
        first = sealed(job);
        domain.jdbc()
                .sql("""
                insert into consensus (job_id, item_no, package_id, revision, shapes, strategy, confidence, sources, made_at)
                select job_id, item_no, package_id, revision + 1, '[{"type": "classification", "id": "s1", "label": "dent", "attributes": {}}]', 'majority', 1, '{}', ?
                from consensus where job_id = ? and item_no = 2""")
                .params(Timestamp.from(domain.clock().instant()), job.job.id())
                .update();
        domain.jdbc()
                .sql("update item set state = case no when 1 then 'EXCLUDED' else 'AGREED' end where job_id = ?")
                .param(job.job.id())
                .update();
        long packageId = job.job.packageOf("supplier-west", 1);
        Labels.consolidate(domain, packageId);
        job.accept();
        second = sealed(job);
    }

    private static Path sealed(ReleaseCase job) {
        Release release = job.signed();
        job.seal(release);
        return domain.get(BundleStore.class).file(release);
    }

    @Test
    void names_what_was_added_removed_and_changed() throws IOException {
        BundleComparison.Difference difference = comparison.compare(first, second);
        assertThat(difference.named()).isEqualTo(Map.of("item-1", "removed", "item-2", "changed", "item-7", "added"));
        assertThat(difference.same()).isEqualTo(4);
        assertThat(difference.classes())
                .isEqualTo(Map.of(
                        "scratch", new BundleComparison.ClassCount(6, 5),
                        "dent", new BundleComparison.ClassCount(0, 1)));
        assertThat(difference.drift()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(comparison.compare(first, first).drift()).isZero();
    }

    @Test
    void is_what_the_second_bundle_says_itself() throws IOException {
        try (ZipFile zip = new ZipFile(second.toFile())) {
            JsonNode changes = json.readTree(new String(
                    zip.getInputStream(zip.getEntry("changes.json")).readAllBytes(), StandardCharsets.UTF_8));
            assertThat(changes).isEqualTo(json.readTree("""
                    {"since": 1, "added": 1, "removed": 1, "changed": 1,
                     "named": {"added": ["item-7"], "removed": ["item-1"], "changed": ["item-2"]}}"""));
        }
    }

    @Test
    void is_of_one_job_only() {
        Path other = sealed(new ReleaseCase(domain, "other"));
        assertThatThrownBy(() -> comparison.compare(first, other)).hasMessageContaining("of job");
    }
}
