package io.countersign.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.digest.Sha256;
import io.countersign.engine.Outcome;
import io.countersign.identity.Actor;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.RefusalDecision;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.Labels;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReleaseTest {
    private static final Domain domain = new Domain();
    private static final JsonMapper json = domain.get(JsonMapper.class);

    private final Signatures signatures = domain.get(Signatures.class);
    private ReleaseCase job;

    @BeforeEach
    void a_job_in_release(TestInfo test) {
        job = new ReleaseCase(domain, test.getDisplayName());
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    @Nested
    class A_candidate {
        @Test
        void says_what_it_is_in_its_manifest() {
            domain.jdbc()
                    .sql("update item set metadata = '{\"licence\": \"CC-BY-4.0\"}' where job_id = ? and no <= 4")
                    .param(job.job.id())
                    .update();
            Map<String, Object> variables = job.build();
            Release release = job.release(Long.parseLong((String) variables.get("releaseId")));
            assertThat(variables).containsOnlyKeys("releaseId");
            assertThat(release)
                    .extracting(Release::version, Release::state, Release::items)
                    .containsExactly(1, ReleaseState.CANDIDATE, 6);
            JsonNode manifest = json.readTree(release.manifest());
            assertThat(release.manifestSha256()).isEqualTo(Sha256.of(release.manifest()));
            assertThat(manifest.path("job").path("id").asString()).isEqualTo("" + job.job.id());
            assertThat(manifest.path("items").asInt()).isEqualTo(6);
            assertThat(manifest.path("suppliers")).isEqualTo(json.readTree("[\"supplier-east\", \"supplier-west\"]"));
            assertThat(manifest.path("signaturesNeeded").asInt()).isEqualTo(2);
            assertThat(manifest.path("policy").path("overlap").asInt()).isEqualTo(2);
            assertThat(manifest.path("schema").path("sha256").asString()).isEqualTo(Sha256.of("{}"));
            assertThat(manifest.path("classes"))
                    .isEqualTo(json.readTree(
                            "[{\"items\": 6, \"label\": \"scratch\", \"shapes\": 6, \"type\": \"box\"}]"));
            assertThat(manifest.path("licences"))
                    .isEqualTo(json.readTree("[{\"items\": 4, \"licence\": \"CC-BY-4.0\"}]"));
            assertThat(manifest.path("files"))
                    .extracting(file -> file.path("path").asString())
                    .containsExactly(
                            "DATA-CARD.en.md",
                            "DATA-CARD.zh-CN.md",
                            "README.txt",
                            "changes.json",
                            "croissant.json",
                            "labels/combined_labels.json",
                            "labels/combined_windows.json",
                            "labels/labels.jsonl",
                            "labels/losses.json",
                            "labels/ranges.csv",
                            "labels/splits.csv",
                            "processes/inspection-lot.bpmn",
                            "processes/labeling-job.bpmn",
                            "processes/release-dataset.bpmn",
                            "processes/versions.json",
                            "processes/work-package.bpmn",
                            "provenance.jsonld",
                            "quality/report.html",
                            "quality/report.json",
                            "raw/adjudications.jsonl",
                            "raw/annotations.jsonl",
                            "raw/verdicts.jsonl",
                            "ro-crate-metadata.json",
                            "schema/schema.json");
            assertThat(manifest.path("itemsByModality")).isEqualTo(json.readTree("{\"time-series\": 6}"));
        }

        @Test
        void is_built_once_while_it_is_on_its_way() {
            assertThat(job.build()).isEqualTo(job.build());
            assertThat(domain.get(Releases.class).ofJob(ReleaseCase.OWNER, job.job.id()))
                    .hasSize(1);
        }

        @Test
        void holds_the_newest_labels() {
            long packageId = Long.parseLong(job.texts("select min(id) from work_package where job_id = ?", job.job.id())
                    .get(0));
            Labels.consolidate(domain, packageId);
            job.accept();
            Release release = job.candidate();
            assertThat(job.texts(
                            "select distinct c.revision from release_item r join consensus c on c.id = r.consensus_id"
                                    + " where r.release_id = ? and c.package_id = ?",
                            release.id(),
                            packageId))
                    .containsExactly("2");
        }

        @Test
        void is_not_built_while_the_job_is_in_work() {
            SampleJob running = new SampleJob(domain, "running");
            assertThat(job.work.deliver(domain.get(BuildReleaseWorker.class), Map.of("jobId", "" + running.id())))
                    .isEqualTo(new Outcome.Stuck("Job " + running.id() + " is running, not in release."));
        }

        @Test
        void is_not_built_of_an_item_without_labels() {
            domain.jdbc()
                    .sql(
                            "insert into item (job_id, no, external_id, modality, state) values (?, 99, 'bare', 'IMAGE', 'ACCEPTED')")
                    .param(job.job.id())
                    .update();
            assertThat(job.work.deliver(domain.get(BuildReleaseWorker.class), Map.of("jobId", "" + job.job.id())))
                    .isEqualTo(new Outcome.Stuck(
                            "Job " + job.job.id() + " has 7 accepted items, and labels of 6 of them."));
            assertThat(domain.get(Releases.class).ofJob(ReleaseCase.OWNER, job.job.id()))
                    .isEmpty();
        }
    }

    @Nested
    class A_signature {
        @Test
        void of_every_supplier_makes_the_release_signed() {
            Release release = job.candidate();
            long task = job.sign(release, ReleaseCase.EAST);
            assertThat(job.work.outcome(task)).isEmpty();
            assertThat(job.release(release.id()).state()).isEqualTo(ReleaseState.CANDIDATE);
            job.sign(release, ReleaseCase.WEST);
            assertThat(job.release(release.id()).state()).isEqualTo(ReleaseState.SIGNED);
            assertThat(domain.get(Releases.class).signatures(ReleaseCase.OWNER, release))
                    .extracting(
                            ReleaseSignature::kind, ReleaseSignature::organisation, ReleaseSignature::manifestSha256)
                    .containsExactly(
                            tuple(SignatureKind.SIGN, "supplier-east", release.manifestSha256()),
                            tuple(SignatureKind.SIGN, "supplier-west", release.manifestSha256()));
        }

        @Test
        void is_over_the_manifest_that_the_person_has_seen() {
            Release release = job.candidate();
            long task = job.work.claimOfRelease(ReleaseCase.EAST, TaskKind.SIGN, job.job.id(), release.id());
            assertThatThrownBy(() -> signatures.sign(ReleaseCase.EAST, task, "0".repeat(64)))
                    .isInstanceOf(Invalid.class)
                    .hasMessageStartingWith("manifestSha256");
        }

        @Test
        void of_the_manufacturer_waits_for_the_suppliers() {
            Release release = job.candidate();
            assertThatThrownBy(() -> job.countersign(release, ReleaseCase.FIRST))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void of_a_person_is_taken_once() {
            Release release = job.candidate();
            job.sign(release, ReleaseCase.EAST);
            job.sign(release, ReleaseCase.WEST);
            job.countersign(release, ReleaseCase.FIRST);
            assertThatThrownBy(() -> job.countersign(release, ReleaseCase.FIRST))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.rule()).isEqualTo("other-person"));
        }

        @Test
        void stays_as_it_was_given() {
            Release release = job.candidate();
            job.sign(release, ReleaseCase.EAST);
            assertThatThrownBy(() -> domain.jdbc()
                            .sql("update signature set name = 'somebody else' where release_id = ?")
                            .param(release.id())
                            .update())
                    .hasMessageContaining("is a record");
        }
    }

    @Nested
    class A_refusal {
        @Test
        void needs_a_reason() {
            Release release = job.candidate();
            long task = job.work.claimOfRelease(ReleaseCase.EAST, TaskKind.SIGN, job.job.id(), release.id());
            assertThatThrownBy(() -> signatures.refuse(ReleaseCase.EAST, task, " "))
                    .isInstanceOf(Invalid.class)
                    .hasMessageStartingWith("reason");
        }

        @Test
        void ends_the_candidate_and_the_owner_may_have_it_built_again() {
            Release first = job.candidate();
            job.sign(first, ReleaseCase.EAST);
            long refusal = job.work.claimOfRelease(ReleaseCase.WEST, TaskKind.SIGN, job.job.id(), first.id());
            signatures.refuse(ReleaseCase.WEST, refusal, "item 4 is not ours");
            assertThat(job.work.outcome(refusal)).isEqualTo(Map.of("refused", true));
            assertThat(job.release(first.id()).state()).isEqualTo(ReleaseState.REFUSED);
            assertThat(job.work.deliver(domain.get(SealReleaseWorker.class), ReleaseCase.of(first)))
                    .isInstanceOf(Outcome.Stuck.class);

            long decision = job.work.claimOfRelease(ReleaseCase.OWNER, TaskKind.DECIDE, job.job.id(), first.id());
            domain.get(RefusalDecisions.class)
                    .submit(ReleaseCase.OWNER, decision, RefusalDecision.REBUILD, "item 4 was moved");
            assertThat(job.work.outcome(decision)).isEqualTo(Map.of("refusalDecision", "rebuild"));

            Release second = job.candidate();
            assertThat(second).extracting(Release::version, Release::state).containsExactly(2, ReleaseState.CANDIDATE);
            job.sign(second, ReleaseCase.EAST);
            assertThat(job.release(first.id()).refusalDecision()).isEqualTo(RefusalDecision.REBUILD);
        }

        @Test
        void may_come_from_the_manufacturer_too() {
            Release release = job.candidate();
            job.sign(release, ReleaseCase.EAST);
            job.sign(release, ReleaseCase.WEST);
            long task = job.work.claimOfRelease(ReleaseCase.FIRST, TaskKind.COUNTERSIGN, job.job.id(), release.id());
            signatures.refuse(ReleaseCase.FIRST, task, "the licence is missing");
            assertThat(job.texts(
                            "select reason from event where job_id = ? and action = 'release.refused'", job.job.id()))
                    .containsExactly("the licence is missing");
        }

        @Test
        void is_decided_once_and_with_a_reason() {
            Release release = job.candidate();
            long refusal = job.work.claimOfRelease(ReleaseCase.EAST, TaskKind.SIGN, job.job.id(), release.id());
            RefusalDecisions decisions = domain.get(RefusalDecisions.class);
            long early = job.work.claimOfRelease(ReleaseCase.OWNER, TaskKind.DECIDE, job.job.id(), release.id());
            assertThatThrownBy(() -> decisions.submit(ReleaseCase.OWNER, early, RefusalDecision.WITHDRAW, "no"))
                    .isInstanceOf(WrongState.class);
            signatures.refuse(ReleaseCase.EAST, refusal, "wrong version");
            assertThatThrownBy(() -> decisions.submit(ReleaseCase.OWNER, early, RefusalDecision.WITHDRAW, ""))
                    .isInstanceOf(Invalid.class);
            decisions.submit(ReleaseCase.OWNER, early, RefusalDecision.WITHDRAW, "the project ended");
            assertThat(job.work.outcome(early)).isEqualTo(Map.of("refusalDecision", "withdraw"));
        }
    }

    @Nested
    class A_sealed_release {
        @Test
        void is_in_everybodys_hands_whole_and_can_be_verified() throws IOException {
            Release release = job.signed();
            assertThat(job.seal(release))
                    .isEqualTo(Map.of("releaseVersion", "1", "manifestDigest", release.manifestSha256()));
            Release sealed = job.release(release.id());
            Path bundle = domain.get(BundleStore.class).file(sealed);
            assertThat(sealed.state()).isEqualTo(ReleaseState.SEALED);
            assertThat(sealed.bundleSha256()).isEqualTo(Sha256.of(Files.readAllBytes(bundle)));
            assertThat(job.texts("select distinct state from item where job_id = ?", job.job.id()))
                    .containsExactly("RELEASED");
            assertThat(job.texts("select state from job where id = ?", job.job.id()))
                    .containsExactly("RELEASED");
            Verification verification = new BundleVerifier(json).verify(bundle);
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.signers())
                    .containsExactly(
                            "supplier-east: signatory-1",
                            "supplier-west: signatory-1",
                            "meridian: signatory-1",
                            "meridian: signatory-2");
            assertThat(verification.keyFingerprint())
                    .isEqualTo(domain.get(Releases.class).keyFingerprint());
        }

        @Test
        void holds_every_item_on_a_line() throws IOException {
            Release release = job.signed();
            job.seal(release);
            try (ZipFile zip =
                    new ZipFile(domain.get(BundleStore.class).file(release).toFile())) {
                String lines = new String(
                        zip.getInputStream(zip.getEntry("labels/labels.jsonl")).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(lines.lines()).hasSize(6);
                assertThat(json.readTree(lines.lines().skip(4).findFirst().orElseThrow()))
                        .isEqualTo(json.readTree("""
                                {"externalId": "item-5", "number": 5, "modality": "time-series",
                                 "shapes": [{"type": "box", "id": "s1", "label": "scratch", "attributes": {},
                                             "x": 5, "y": 2.5, "width": 10, "height": 5, "rotation": 0}],
                                 "confidence": 0.75, "strategy": "majority", "revision": 1,
                                 "sources": {"annotations": ["7"]}}"""));
                assertThat(new String(
                                zip.getInputStream(zip.getEntry("README.txt")).readAllBytes(), StandardCharsets.UTF_8))
                        .contains("作业 Job: holds_every_item_on_a_line()", "条目 Items: 6");
            }
        }

        @Test
        void is_written_to_the_same_bytes_when_the_process_dies_before_its_commit() throws IOException {
            Release release = job.signed();
            Path bundle = domain.get(BundleStore.class).file(release);
            domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
                domain.get(Seal.class).seal(new Actor.Worker("seal-release", 1, "SealRelease"), release.id());
                status.setRollbackOnly();
            });
            byte[] first = Files.readAllBytes(bundle);
            assertThat(job.release(release.id()).state()).isEqualTo(ReleaseState.SIGNED);
            domain.clock().advance(java.time.Duration.ofHours(5));
            job.seal(release);
            assertThat(Files.readAllBytes(bundle)).isEqualTo(first);
            assertThat(job.seal(release)).containsEntry("releaseVersion", "1");
            try (var files = Files.list(bundle.getParent())) {
                assertThat(files).containsExactly(bundle);
            }
        }

        @Test
        void needs_every_signature_whatever_the_process_says() {
            Release release = job.candidate();
            job.sign(release, ReleaseCase.EAST);
            assertThat(stuck(release)).contains("supplier-west has not signed", "2 more of meridian must countersign");
            job.sign(release, ReleaseCase.WEST);
            job.countersign(release, ReleaseCase.FIRST);
            assertThat(stuck(release)).contains("1 more of meridian must countersign");
            assertThat(domain.get(BundleStore.class).holds(release)).isFalse();
        }

        @Test
        void never_changes() {
            Release release = job.signed();
            job.seal(release);
            assertThatThrownBy(() -> domain.jdbc()
                            .sql("update release set state = 'REFUSED', bundle_sha256 = null where id = ?")
                            .param(release.id())
                            .update())
                    .hasMessageContaining("is a record");
        }

        private String stuck(Release release) {
            Outcome outcome = job.work.deliver(domain.get(SealReleaseWorker.class), ReleaseCase.of(release));
            return ((Outcome.Stuck) outcome).reason();
        }
    }

    @Nested
    class The_bundle {
        @Test
        void is_given_to_a_job_owner_of_the_owning_organisation_and_that_is_kept() {
            Release release = job.signed();
            job.seal(release);
            Releases.SealedBundle bundle =
                    domain.get(Releases.class).download(ReleaseCase.OWNER, release.id(), "bytes=0-99");
            assertThat(bundle.file()).isRegularFile();
            assertThat(job.texts(
                            "select username || ' ' || (changed ->> 'range') from event join person on subject = actor ->> 'subject'"
                                    + " where job_id = ? and action = 'release.downloaded'",
                            job.job.id()))
                    .containsExactly("meridian-owner-1 bytes=0-99");
        }

        @Test
        void is_given_to_nobody_else() {
            Release release = job.signed();
            job.seal(release);
            for (Actor.Person person : List.of(
                    ReleaseCase.EAST, ReleaseCase.FIRST, People.person("supplier-east", "owner", Role.JOB_OWNER))) {
                assertThatThrownBy(() -> domain.get(Releases.class).download(person, release.id(), null))
                        .isInstanceOfSatisfying(Refused.class, refused -> {
                            assertThat(refused.rule()).isEqualTo("owner-exports");
                            assertThat(refused.about()).isEqualTo(Matter.ofJob(job.job.id(), "release", release.id()));
                        });
            }
        }

        @Test
        void does_not_exist_before_the_seal() {
            Release release = job.signed();
            assertThatThrownBy(() -> domain.get(Releases.class).download(ReleaseCase.OWNER, release.id(), null))
                    .isInstanceOf(WrongState.class);
        }
    }
}
