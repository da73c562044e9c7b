package io.countersign.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.pseudonym.Pseudonyms;
import io.countersign.testing.Domain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A sealed bundle")
class BundleContentTest {
    private static final Domain domain = new Domain();
    private static final JsonMapper json = domain.get(JsonMapper.class);
    private static ReleaseCase job;
    private static ZipFile bundle;

    @BeforeAll
    static void seal() throws IOException {
        job = new ReleaseCase(domain, "content");
        annotate();
        domain.jdbc()
                .sql("update item set group_key = 'machine 1' where job_id = ? and no <= 4")
                .param(job.job.id())
                .update();
        Release release = job.signed();
        job.seal(release);
        assertThat(new BundleVerifier(json)
                        .verify(domain.get(BundleStore.class).file(release))
                        .problems())
                .isEmpty();
        bundle = new ZipFile(domain.get(BundleStore.class).file(release).toFile());
    }

    @AfterAll
    static void close() throws IOException {
        bundle.close();
        domain.close();
    }

    /** Two people's labels of each item, measured; the lots of the suppliers, inspected. */
    private static void annotate() {
        Timestamp now = Timestamp.from(domain.clock().instant());
        for (String person : List.of("ann", "bob")) {
            domain.jdbc().sql("""
                    insert into assignment (package_id, kind, round, ordinal, organisation, person, state, opened_at)
                    select id, 'ANNOTATE', 1, 1, supplier, ?, 'SUBMITTED', ? from work_package where job_id = ?""").params(person, now, job.job.id()).update();
            domain.jdbc().sql("""
                    insert into annotation (job_id, item_no, package_id, assignment_id, round, revision, author, organisation, shapes,
                                            active_seconds, tool, submitted_at)
                    select i.job_id, i.no, i.package_id, a.id, 1, 1, a.person, a.organisation,
                           '[{"type": "box", "x": 0.10}]', 12.5, 'page', ?
                    from item i join assignment a on a.package_id = i.package_id and a.person = ? where i.job_id = ?""").params(now, person, job.job.id()).update();
        }
        domain.jdbc().sql("""
                insert into agreement (package_id, round, annotators, item_no, measure, value, agreed, measured_at)
                select package_id, 1, 2, no, 'iou', case no when 6 then null else no / 10.0 end, no > 2, ? from item where job_id = ?""").params(now, job.job.id()).update();
        domain.jdbc().sql("""
                insert into pair_agreement (package_id, first_assignment, second_assignment, label, job_id, matched, shapes)
                select p.id, min(a.id), max(a.id), 'scratch', p.job_id, 2, 5
                from work_package p join assignment a on a.package_id = p.id where p.job_id = ? group by p.id""").param(job.job.id()).update();
        domain.jdbc().sql("""
                insert into gold_answer (assignment_id, item_no, job_id, person, organisation, correct, likeness, at)
                select a.id, 1, p.job_id, a.person, a.organisation, a.person = 'ann', 0.5, ?
                from work_package p join assignment a on a.package_id = p.id where p.job_id = ?""").params(now, job.job.id()).update();
        domain.jdbc().sql("""
                insert into inspection (lot_id, submission, plan, seed, state, defectives, drawn_at, decided_at)
                select id, 1, '{"severity": "NORMAL", "tableSize": 3, "acceptance": 0, "rejection": 1}', 9007199254740993, 'ACCEPTED',
                       0, ?, ? from lot where job_id = ?""").params(now, now, job.job.id()).update();
    }

    private static String text(String path) throws IOException {
        return new String(bundle.getInputStream(bundle.getEntry(path)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void holds_raw_labels_under_pseudonyms() throws IOException {
        String pseudonym = domain.get(Pseudonyms.class).of(job.job.id(), "ann");
        List<String> lines = text("raw/annotations.jsonl").lines().toList();
        assertThat(lines).hasSize(12);
        JsonNode first = json.readTree(lines.get(0));
        assertThat(first.path("externalId").asString()).isEqualTo("item-1");
        assertThat(first.path("author").asString()).isEqualTo(pseudonym);
        assertThat(lines.get(0)).contains("\"x\": 0.10").doesNotContain("ann\"");
        assertThat(first.path("submittedAt").asString())
                .isEqualTo(domain.clock().instant().toString());
    }

    @Test
    void reports_agreement_with_intervals_and_lots() throws IOException {
        JsonNode report = json.readTree(text("quality/report.json"));
        JsonNode iou = report.path("agreement").get(0);
        assertThat(iou.path("n").asLong()).isEqualTo(6);
        assertThat(iou.path("undefined").asLong()).isEqualTo(1);
        assertThat(iou.path("agreed").asLong()).isEqualTo(4);
        // 0.1 to 0.5: mean 0.3, standard deviation 0.1581, its error 0.0707.
        assertThat(iou.path("mean").asDouble()).isCloseTo(0.3, within(1e-12));
        assertThat(iou.path("low").asDouble()).isCloseTo(0.161409, within(1e-6));
        assertThat(iou.path("histogram").toString()).isEqualTo("[0,1,1,1,1,1,0,0,0,0]");
        JsonNode scratch = report.path("classes").get(0);
        // R: prop.test(8, 10, correct = FALSE) gives 0.4901625 to 0.9433178.
        assertThat(scratch.path("f1").asDouble()).isEqualTo(0.8);
        assertThat(scratch.path("low").asDouble()).isCloseTo(0.4901625, within(1e-6));
        assertThat(scratch.path("high").asDouble()).isCloseTo(0.9433178, within(1e-6));
        JsonNode gold = report.path("gold");
        assertThat(gold).hasSize(4);
        assertThat(gold.toString())
                .contains("\"person\":\"" + domain.get(Pseudonyms.class).of(job.job.id(), "ann") + "\"")
                .doesNotContain("\"ann\"");
        assertThat(report.path("lots").get(0).path("severity").asString()).isEqualTo("normal");
        assertThat(report.path("lots").get(0).path("seed").asString()).isEqualTo("9007199254740993");
    }

    @Test
    void has_a_page_that_needs_nothing_from_elsewhere() throws IOException {
        assertThat(text("quality/report.html"))
                .contains("质量报告 · Quality report: content", "<svg", "scratch", "正常 normal")
                .doesNotContain("http", "src=", "<script");
    }

    @Test
    void describes_its_files_in_the_standards() throws IOException {
        JsonNode croissant = json.readTree(text("croissant.json"));
        JsonNode manifest = json.readTree(text("manifest.json"));
        JsonNode crate = json.readTree(text("ro-crate-metadata.json"));
        for (JsonNode file : manifest.path("files")) {
            String path = file.path("path").asString();
            if (!path.equals("croissant.json") && !path.equals("ro-crate-metadata.json")) {
                assertThat(croissant.path("distribution")).anySatisfy(one -> {
                    assertThat(one.path("@id").asString()).isEqualTo(path);
                    assertThat(one.path("sha256")).isEqualTo(file.path("sha256"));
                });
            }
            if (!path.equals("ro-crate-metadata.json")) {
                assertThat(crate.path("@graph"))
                        .anySatisfy(
                                one -> assertThat(one.path("@id").asString()).isEqualTo(path));
            }
        }
        assertThat(crate.path("@graph").get(0).path("about").path("@id").asString())
                .isEqualTo("./");
        assertThat(json.readTree(text("provenance.jsonld")).path("@graph").isArray())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name", "license", "url", "creator", "datePublished", "description", "conformsTo", "distribution"
            })
    void would_not_be_built_without_a_field_that_Croissant_requires(String field) throws IOException {
        ObjectNode croissant = (ObjectNode) json.readTree(text("croissant.json"));
        assertThat(CroissantCheck.problems(croissant)).isEmpty();
        croissant.remove(field);
        assertThat(CroissantCheck.problems(croissant)).isNotEmpty();
    }

    @Test
    void has_a_certificate_that_names_those_who_signed_and_a_card_that_names_nobody() throws IOException {
        assertThat(text("certificate.html"))
                .contains("signatory-1", "signatory-2", "supplier-east", "会签 countersigned");
        assertThat(text("DATA-CARD.en.md")).contains("# Data card: content", "| scratch | box | 6 | 6 |");
        assertThat(text("DATA-CARD.zh-CN.md")).contains("# 数据卡:content", "共 6 个数据项");
    }

    @Test
    void keeps_a_group_in_one_part() throws IOException {
        List<String> lines = text("labels/splits.csv").lines().toList();
        assertThat(lines).hasSize(7).startsWith("item,group,part");
        List<String> grouped =
                lines.stream().filter(line -> line.contains(",machine 1,")).toList();
        assertThat(grouped).hasSize(4);
        assertThat(grouped.stream()
                        .map(line -> line.substring(line.lastIndexOf(',')))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void says_that_nothing_was_before_the_first_version() throws IOException {
        assertThat(text("changes.json"))
                .isEqualTo("{\"added\":0,\"changed\":0,\"named\":{},\"removed\":0,\"since\":null}");
    }
}
