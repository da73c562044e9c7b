package io.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.problem.WrongState;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

class PackagesTest {
    private static final Domain domain = new Domain();
    private final Seed seed = new Seed(domain);
    private final Packages packages = domain.get(Packages.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    private static Policy policy(int maxOpenPackages, Policy.Review review) {
        return Policy.standard()
                .with(policy -> policy.packageSize(2)
                        .packagesPerLot(2)
                        .maxOpenPackages(maxOpenPackages)
                        .review(review));
    }

    private static List<WorkPackage> of(Job job, PackageState state) {
        return domain.jdbc()
                .sql("select * from work_package where job_id = :job and state = :state order by no")
                .param("job", job.id())
                .param("state", state.name())
                .query((row, n) -> PackageTable.read(row))
                .list();
    }

    private List<String> openings(WorkPackage each) {
        return seed.messages("package-opened").stream()
                .filter(message -> message.contains("\"package:" + each.id() + ":"))
                .toList();
    }

    @Test
    void open_in_waves_in_the_order_of_their_numbers() {
        Job job = seed.opened(policy(3, Policy.Review.OTHER_ORGANISATION), 12);
        assertThat(of(job, PackageState.OPEN)).extracting(WorkPackage::no).containsExactly(1, 2, 3);
        assertThat(packages.topUp(Seed.OWNER, job.id())).isZero();
        packages.consolidated(Seed.OWNER, of(job, PackageState.OPEN).get(1).id());
        assertThat(packages.topUp(Seed.OWNER, job.id())).isEqualTo(1);
        assertThat(of(job, PackageState.OPEN)).extracting(WorkPackage::no).containsExactly(1, 3, 4);
    }

    @Test
    void never_exceed_the_limit_while_many_finish_at_the_same_time() throws Exception {
        Job job = seed.opened(policy(4, Policy.Review.OTHER_ORGANISATION), 80);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (List<WorkPackage> open = of(job, PackageState.OPEN); !open.isEmpty(); open = of(job, PackageState.OPEN)) {
            assertThat(open).hasSizeLessThanOrEqualTo(4);
            List<Future<?>> done = new ArrayList<>();
            for (WorkPackage each : open) {
                done.add(threads.submit(() -> domain.get(TransactionTemplate.class)
                        .executeWithoutResult(status -> {
                            packages.consolidated(Seed.OWNER, each.id());
                            packages.topUp(Seed.OWNER, job.id());
                        })));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        threads.shutdown();
        assertThat(of(job, PackageState.CONSOLIDATED))
                .hasSize(40)
                .allMatch(each -> openings(each).size() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_ORGANISATION, true, supplier-west/reviewer",
        "SAME_ORGANISATION, true, supplier-east/reviewer",
        "NONE, false, ''"
    })
    void ask_those_to_review_whom_the_policy_names(Policy.Review review, boolean wanted, String groups) {
        Job job = seed.opened(policy(1, review), 4);
        assertThat(openings(of(job, PackageState.OPEN).get(0)))
                .singleElement()
                .asString()
                .contains(
                        "\"annotateGroups\": [\"supplier-east/annotator\"]",
                        "\"adjudicateGroups\": [\"meridian/adjudicator\"]",
                        "\"reviewGroups\": [" + (groups.isEmpty() ? "" : "\"" + groups + "\"") + "]",
                        "\"reviewWanted\": " + wanted,
                        "\"round\": 1",
                        "\"maxRounds\": 3",
                        "\"returned\": false");
    }

    @Test
    void come_back_from_an_inspection_with_a_round_and_a_process_of_their_own() {
        Job job = seed.opened(policy(1, Policy.Review.OTHER_ORGANISATION), 4);
        WorkPackage first = of(job, PackageState.OPEN).get(0);
        packages.nextRound(first.id());
        packages.consolidated(Seed.OWNER, first.id());
        packages.reopen(Seed.OWNER, List.of(first.id()));
        packages.reopen(Seed.OWNER, List.of(first.id()));
        assertThat(packages.get(first.id()))
                .extracting(WorkPackage::state, WorkPackage::round, WorkPackage::openings)
                .containsExactly(PackageState.RETURNED, 3, 2);
        assertThat(openings(first))
                .hasSize(2)
                .last()
                .asString()
                .contains("package:" + first.id() + ":2", "\"returned\": true", "\"round\": 3", "\"maxRounds\": 5");
        packages.inReview(Seed.OWNER, first.id());
        packages.consolidated(Seed.OWNER, first.id());
        packages.topUp(Seed.OWNER, job.id());
        packages.consolidated(Seed.OWNER, of(job, PackageState.OPEN).get(0).id());
        packages.accepted(first.lotId());
        packages.accepted(first.lotId());
        assertThat(packages.get(first.id()).state()).isEqualTo(PackageState.ACCEPTED);
    }

    @Test
    void are_accepted_all_of_a_lot_or_none() {
        Job job = seed.opened(policy(2, Policy.Review.OTHER_ORGANISATION), 4);
        WorkPackage first = of(job, PackageState.OPEN).get(0);
        packages.consolidated(Seed.OWNER, first.id());
        assertThatThrownBy(() -> packages.accepted(first.lotId())).isInstanceOf(WrongState.class);
        assertThat(packages.get(first.id()).state()).isEqualTo(PackageState.CONSOLIDATED);
    }

    @Test
    void refuse_a_turn_that_is_not_theirs() {
        Job job = seed.opened(policy(1, Policy.Review.OTHER_ORGANISATION), 4);
        WorkPackage planned = of(job, PackageState.PLANNED).get(0);
        assertThatThrownBy(() -> packages.inReview(Seed.OWNER, planned.id()))
                .isInstanceOf(WrongState.class)
                .hasMessageContaining("planned")
                .hasMessageContaining("in-review");
    }
}
