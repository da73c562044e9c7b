package io.countersign.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.Outcome;
import io.countersign.identity.Actor;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.quality.sampling.SampleDraw;
import io.countersign.quality.sampling.Severity;
import io.countersign.testing.Domain;
import io.countersign.testing.Labels;
import io.countersign.testing.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class LotInspectionTest {
    private static final Domain domain = new Domain();

    private LotCase lots;

    @BeforeEach
    void a_job(TestInfo test) {
        lots = new LotCase(domain, test.getDisplayName(), Policy.standard());
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    @Nested
    class A_lot_is_put_to_inspection {
        @Test
        void by_the_last_of_its_packages() {
            long lot = lots.job.lot("supplier-east");
            long first = lots.job.packageOf(lot, 3);
            long second = lots.job.packageOf(lot, 3);
            lots.consolidate(first);
            assertThat(lots.work.messages("lot-ready", lot)).isEmpty();
            lots.consolidate(second);
            assertThat(lots.work.messages("lot-ready", lot)).singleElement().satisfies(message -> {
                assertThat(message).containsEntry("messageId", "lot:" + lot + ":1");
                assertThat(message.get("variables"))
                        .isEqualTo(Map.of(
                                "lotId",
                                "" + lot,
                                "jobId",
                                "" + lots.job.id(),
                                "inspectGroups",
                                List.of("meridian/inspector"),
                                "decideGroups",
                                List.of("meridian/job-owner"),
                                "dueAfter",
                                "PT48H",
                                "expiresAfter",
                                "PT120H",
                                "priority",
                                50));
            });
            assertThat(domain.get(Lots.class).get(lot))
                    .extracting(Lot::state, Lot::submissions)
                    .containsExactly(LotState.INSPECTION, 1);
            assertThat(lots.events("lot.ready")).hasSize(1);
        }

        @Test
        void once_however_often_it_is_told() {
            long lot = lots.job.lot("supplier-east");
            long only = lots.job.packageOf(lot, 3);
            lots.consolidate(only);
            lots.tell(only);
            assertThat(lots.work.messages("lot-ready", lot)).hasSize(1);
        }

        @Test
        void once_where_its_packages_end_at_the_same_time() throws Exception {
            var threads = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 10; i++) {
                long lot = lots.job.lot("supplier-east");
                List<Long> packages = new ArrayList<>();
                for (int p = 0; p < 4; p++) {
                    packages.add(lots.job.packageOf(lot, 1));
                }
                CyclicBarrier together = new CyclicBarrier(4);
                List<Future<?>> ends = new ArrayList<>();
                for (long one : packages) {
                    ends.add(threads.submit(() -> {
                        together.await();
                        return domain.get(org.springframework.transaction.support.TransactionTemplate.class)
                                .execute(status -> {
                                    Labels.consolidate(domain, one);
                                    domain.get(Lots.class).packageConsolidated(LotCase.CONSOLIDATION, one);
                                    return true;
                                });
                    }));
                }
                for (Future<?> end : ends) {
                    end.get();
                }
                assertThat(lots.work.messages("lot-ready", lot)).hasSize(1);
            }
            threads.shutdown();
        }
    }

    @Nested
    class A_sample {
        @Test
        void follows_the_plan_of_the_standard_and_can_be_drawn_again() {
            long lot = lots.ready("supplier-east", 200);
            domain.jdbc()
                    .sql("update item set state = 'EXCLUDED' where job_id = ? and no in (1, 100)")
                    .param(lots.job.id())
                    .update();
            Map<String, Object> drawn = lots.draw(lot);
            Inspection inspection = domain.get(Lots.class).inspections(lot).get(0);
            // MIL-STD-105E: 198 items, level II, AQL 1.0 is letter G, whose arrow leads to H.
            assertThat(inspection.plan())
                    .extracting("lotSize", "lotLetter", "letter", "tableSize", "acceptance", "rejection", "severity")
                    .containsExactly(198, "G", "H", 50, 1, 2, Severity.NORMAL);
            assertThat(drawn).isEqualTo(Map.of("inspectionId", "" + inspection.id(), "sampleSize", 50));
            List<Integer> items = lots.domain
                    .jdbc()
                    .sql("select no from item where job_id = ? and state <> 'EXCLUDED' order by no")
                    .param(lots.job.id())
                    .query(Integer.class)
                    .list();
            assertThat(sample(inspection.id()))
                    .isEqualTo(SampleDraw.draw(inspection.seed(), 198, 50).stream()
                            .map(items::get)
                            .toList());
            assertThat(lots.events("sample.drawn")).hasSize(1);
        }

        @Test
        void is_drawn_once_for_a_submission() {
            long lot = lots.ready("supplier-east", 30);
            assertThat(lots.draw(lot)).isEqualTo(lots.draw(lot));
            assertThat(domain.get(Lots.class).inspections(lot)).hasSize(1);
        }

        @Test
        void is_not_drawn_of_a_lot_in_work() {
            long lot = lots.job.lot("supplier-east");
            lots.job.packageOf(lot, 3);
            assertThat(lots.work.deliver(domain.get(DrawSampleWorker.class), LotCase.of(lot)))
                    .isEqualTo(new Outcome.Stuck("Lot " + lot + " is open and waits for no inspection."));
        }

        @Test
        void is_shown_with_the_newest_labels_to_the_inspector_alone() {
            long lot = lots.ready("supplier-east", 2);
            lots.draw(lot);
            long task = lots.work.claimOfLot(LotCase.INSPECTOR, TaskKind.INSPECT, lots.job.id(), lot);
            Inspections inspections = domain.get(Inspections.class);
            assertThat(inspections.sample(LotCase.INSPECTOR, task).items())
                    .extracting(
                            SampledItem::externalId,
                            item -> item.shapes().get(0).get("label").asString())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("item-1", "scratch"),
                            org.assertj.core.groups.Tuple.tuple("item-2", "scratch"));
            Actor.Person other = People.person("meridian", "inspector-2", Role.INSPECTOR);
            assertThatThrownBy(() -> inspections.sample(other, task)).isInstanceOf(WrongState.class);
        }

        private List<Integer> sample(long inspection) {
            return domain.jdbc()
                    .sql("select item_no from inspection_finding where inspection_id = ? order by item_no")
                    .param(inspection)
                    .query(Integer.class)
                    .list();
        }
    }

    @Nested
    class Findings {
        @Test
        void are_kept_whole_or_not_at_all() {
            long lot = lots.ready("supplier-east", 3);
            lots.draw(lot);
            long task = lots.work.claimOfLot(LotCase.INSPECTOR, TaskKind.INSPECT, lots.job.id(), lot);
            Inspections inspections = domain.get(Inspections.class);
            assertThatThrownBy(() -> inspections.submit(
                            LotCase.INSPECTOR, task, List.of(new Finding(1, List.of()), new Finding(2, List.of()))))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("findings lacks items 3");
            assertThat(domain.jdbc()
                            .sql("select count(*) from inspection_finding f join inspection n on n.id = f.inspection_id"
                                    + " where n.lot_id = ? and f.defects is not null")
                            .param(lot)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }

        @Test
        void are_not_changed_afterwards() {
            long lot = lots.ready("supplier-east", 3);
            lots.inspect(lot, 0);
            assertThatThrownBy(() -> domain.jdbc()
                            .sql("update inspection_finding set defects = '[]' where item_no = 1 and job_id = ?")
                            .param(lots.job.id())
                            .update())
                    .hasMessageContaining("is a record");
        }

        @Test
        void are_awaited_before_a_lot_is_judged() {
            long lot = lots.ready("supplier-east", 3);
            lots.draw(lot);
            assertThat(lots.work.deliver(domain.get(JudgeLotWorker.class), LotCase.of(lot)))
                    .isEqualTo(new Outcome.Stuck("The sample of lot " + lot + " is not inspected yet."));
        }
    }

    @Nested
    class An_accepted_lot {
        @Test
        void takes_its_packages_and_items_along() {
            long lot = lots.ready("supplier-east", 200);
            long other = lots.job.lot("supplier-west");
            lots.job.packageOf(other, 5);
            assertThat(lots.inspect(lot, 1))
                    .isEqualTo(Map.of("lotAccepted", true, "inspectionDiscontinued", false, "defectives", 1));
            assertThat(states("select state from lot where id = " + lot)).containsExactly("ACCEPTED");
            assertThat(states("select state from work_package where lot_id = " + lot))
                    .containsExactly("ACCEPTED");
            assertThat(states("select distinct i.state from item i join work_package p on p.id = i.package_id"
                            + " where p.lot_id = " + lot))
                    .containsExactly("ACCEPTED");
            assertThat(lots.work.messages("job-work-accepted", lots.job.id())).isEmpty();
        }

        @Test
        void sends_the_job_into_release_if_it_is_the_last() {
            long first = lots.ready("supplier-east", 5);
            long last = lots.ready("supplier-west", 7);
            lots.inspect(first, 0);
            lots.inspect(last, 0);
            assertThat(lots.work.messages("job-work-accepted", lots.job.id()))
                    .singleElement()
                    .satisfies(message -> assertThat(message.get("variables")).isEqualTo(Map.of("itemsAccepted", 12)));
            assertThat(states("select state from job where id = " + lots.job.id()))
                    .containsExactly("IN_RELEASE");
        }

        @Test
        void stays_accepted_when_it_is_judged_again() {
            long lot = lots.ready("supplier-east", 5);
            Map<String, Object> judged = lots.inspect(lot, 0);
            assertThat(lots.work.complete(domain.get(JudgeLotWorker.class), LotCase.of(lot)))
                    .isEqualTo(judged);
            assertThat(lots.events("lot.accepted")).hasSize(1);
        }

        @Test
        void is_not_returned() {
            long lot = lots.ready("supplier-east", 5);
            lots.inspect(lot, 0);
            assertThat(lots.work.deliver(domain.get(ReturnLotWorker.class), LotCase.of(lot)))
                    .isInstanceOf(Outcome.Stuck.class);
        }
    }

    @Nested
    class A_rejected_lot {
        @Test
        void comes_back_as_rework_and_is_submitted_again() {
            long lot = lots.job.lot("supplier-east");
            long first = lots.job.packageOf(lot, 100);
            long second = lots.job.packageOf(lot, 100);
            lots.consolidate(first);
            lots.consolidate(second);

            assertThat(lots.inspect(lot, 2))
                    .isEqualTo(Map.of("lotAccepted", false, "inspectionDiscontinued", false, "defectives", 2));
            assertThat(lots.giveBack(lot)).isEqualTo(Map.of("packagesReturned", 2));
            assertThat(lots.giveBack(lot)).isEqualTo(Map.of("packagesReturned", 2));
            assertThat(domain.get(Lots.class).get(lot).state()).isEqualTo(LotState.RETURNED);
            for (long one : List.of(first, second)) {
                assertThat(lots.work.messages("package-opened", one))
                        .singleElement()
                        .satisfies(message -> assertThat(message.get("variables"))
                                .hasFieldOrPropertyWithValue("returned", true)
                                .hasFieldOrPropertyWithValue("round", 2));
            }
            Inspections inspections = domain.get(Inspections.class);
            assertThat(inspections.issues(first).size()
                            + inspections.issues(second).size())
                    .isEqualTo(2);
            assertThat(inspections.issues(first).get(0).defects().get(0).text()).isEqualTo("the box is too wide");

            lots.consolidate(first);
            assertThat(lots.work.messages("lot-resubmitted", lot)).isEmpty();
            lots.consolidate(second);
            assertThat(lots.work.messages("lot-resubmitted", lot))
                    .singleElement()
                    .satisfies(message -> assertThat(message).containsEntry("messageId", "lot:" + lot + ":2"));

            assertThat(lots.inspect(lot, 0)).containsEntry("lotAccepted", true);
            assertThat(domain.get(Lots.class).inspections(lot))
                    .extracting(Inspection::submission, Inspection::state, Inspection::found)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(2, InspectionState.ACCEPTED, 0),
                            org.assertj.core.groups.Tuple.tuple(1, InspectionState.REJECTED, 2));
            assertThat(inspections.issues(first)).isEmpty();
        }
    }

    private static List<String> states(String sql) {
        return domain.jdbc().sql(sql).query(String.class).list();
    }
}
