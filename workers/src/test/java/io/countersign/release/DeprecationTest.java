package io.countersign.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@DisplayName("A sealed release")
class DeprecationTest {
    private static final Domain domain = new Domain();
    private static final String REASON = "The cutters were labelled by the old guideline.";

    private final Deprecations deprecations = domain.get(Deprecations.class);
    private ReleaseCase job;
    private Release first;

    @AfterAll
    static void close() {
        domain.close();
    }

    @BeforeEach
    void seal(TestInfo test) {
        job = new ReleaseCase(domain, test.getDisplayName());
        first = job.signed();
        job.seal(first);
    }

    /** A second version in which one item has other labels and one is gone. */
    private Release second() {
        domain.jdbc().sql("""
                insert into consensus (job_id, item_no, package_id, revision, shapes, strategy, confidence, sources, made_at)
                select job_id, item_no, package_id, revision + 1,
                       '[{"type": "classification", "id": "1", "label": "scratch", "attributes": {}}]', strategy, confidence, sources, made_at
                from consensus where job_id = ? and item_no = 1 order by revision desc limit 1""").params(job.job.id()).update();
        job.accept();
        domain.jdbc()
                .sql("update item set state = case when no = 2 then 'EXCLUDED' else 'ACCEPTED' end where job_id = ?")
                .param(job.job.id())
                .update();
        return job.candidate();
    }

    @Nested
    class is_deprecated {
        @Test
        void by_an_owner_with_a_reason_that_the_trail_keeps() {
            deprecations.deprecate(ReleaseCase.OWNER, first.id(), " " + REASON + " ", null);
            Deprecation kept = deprecations.of(first.id()).orElseThrow();
            assertThat(kept.reason()).isEqualTo(REASON);
            assertThat(kept.organisation()).isEqualTo("meridian");
            assertThat(deprecations.ofJob(job.job.id())).containsOnlyKeys(first.id());
            assertThat(job.texts(
                            "select reason from event where action = 'release.deprecated' and subject_id = ?",
                            String.valueOf(first.id())))
                    .containsExactly(REASON);
        }

        @Test
        void once_and_the_same_again_changes_nothing() {
            deprecations.deprecate(ReleaseCase.OWNER, first.id(), REASON, null);
            deprecations.deprecate(ReleaseCase.OWNER, first.id(), REASON, null);
            assertThat(job.texts(
                            "select id::text from event where action = 'release.deprecated' and subject_id = ?",
                            String.valueOf(first.id())))
                    .hasSize(1);
            assertThatThrownBy(() -> deprecations.deprecate(ReleaseCase.OWNER, first.id(), "Another.", null))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void and_its_bundle_can_still_be_had() {
            deprecations.deprecate(ReleaseCase.OWNER, first.id(), REASON, null);
            assertThat(domain.get(Releases.class)
                            .download(ReleaseCase.OWNER, first.id(), null)
                            .sha256())
                    .isEqualTo(job.release(first.id()).bundleSha256());
        }

        @Test
        void for_good() {
            deprecations.deprecate(ReleaseCase.OWNER, first.id(), REASON, null);
            assertThatThrownBy(() ->
                            domain.jdbc().sql("delete from release_deprecation").update())
                    .hasMessageContaining("is a record");
        }
    }

    @Nested
    class is_not_deprecated {
        @Test
        void without_a_reason() {
            assertThatThrownBy(() -> deprecations.deprecate(ReleaseCase.OWNER, first.id(), " ", null))
                    .isInstanceOf(Invalid.class);
        }

        @Test
        void in_favour_of_itself_or_of_what_is_not_sealed() {
            Release candidate = second();
            for (int version : new int[] {first.version(), candidate.version(), 99}) {
                assertThatThrownBy(() -> deprecations.deprecate(ReleaseCase.OWNER, first.id(), REASON, version))
                        .isInstanceOf(Invalid.class);
            }
            assertThatThrownBy(() -> deprecations.deprecate(ReleaseCase.OWNER, candidate.id(), REASON, null))
                    .isInstanceOf(WrongState.class);
        }

        @Test
        void by_suppliers_signatories_or_strangers() {
            assertThatThrownBy(() -> deprecations.deprecate(ReleaseCase.EAST, first.id(), REASON, null))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> deprecations.deprecate(ReleaseCase.FIRST, first.id(), REASON, null))
                    .isInstanceOf(Refused.class);
            Actor.Person stranger = People.person("nobody", "owner-1", Role.JOB_OWNER);
            assertThatThrownBy(() -> deprecations.deprecate(stranger, first.id(), REASON, null))
                    .isInstanceOf(Hidden.class);
        }
    }

    @Nested
    class is_compared {
        private final ReleaseComparison comparison = domain.get(ReleaseComparison.class);

        @Test
        void with_the_candidate_that_is_to_follow_it() {
            Release candidate = second();
            BundleComparison.Difference difference = comparison.compare(ReleaseCase.FIRST, first.id(), candidate.id());
            assertThat(difference.changed()).isEqualTo(1);
            assertThat(difference.removed()).isEqualTo(1);
            assertThat(difference.added()).isZero();
            assertThat(difference.same()).isEqualTo(first.items() - 2L);
            assertThat(difference.named().values()).containsExactlyInAnyOrder("changed", "removed");
            assertThat(Objects.requireNonNull(difference.classes().get("scratch"))
                            .after())
                    .isPositive();
            assertThat(comparison
                            .compare(ReleaseCase.OWNER, candidate.id(), first.id())
                            .added())
                    .isEqualTo(1);
        }

        @Test
        void with_no_other_job_and_not_with_itself() {
            Release other = new ReleaseCase(domain, "other").candidate();
            assertThatThrownBy(() -> comparison.compare(ReleaseCase.OWNER, first.id(), first.id()))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> comparison.compare(ReleaseCase.OWNER, other.id(), first.id()))
                    .isInstanceOf(Invalid.class);
        }

        @Test
        void by_its_owner_alone() {
            Release candidate = second();
            assertThatThrownBy(() -> comparison.compare(ReleaseCase.EAST, first.id(), candidate.id()))
                    .isInstanceOf(Refused.class);
        }
    }
}
