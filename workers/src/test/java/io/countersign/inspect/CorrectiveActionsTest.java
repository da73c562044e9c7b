package io.countersign.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Refused;
import io.countersign.insight.Scorecard;
import io.countersign.insight.Scorecards;
import io.countersign.job.Policy;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.quality.Proportion;
import io.countersign.quality.sampling.InspectionMode;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class CorrectiveActionsTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person EAST = People.person("supplier-east", "east-admin", Role.ORG_ADMIN);
    private static final Actor.Person WEST = People.person("supplier-west", "west-admin", Role.ORG_ADMIN);

    private final CorrectiveActions actions = domain.get(CorrectiveActions.class);
    private LotCase lots;

    @BeforeEach
    void a_job(TestInfo test) {
        domain.jdbc().sql("delete from supplier_standing").update();
        lots = new LotCase(
                domain,
                test.getDisplayName(),
                LotCase.policy(new Policy.Inspection(
                        "II", "1.0", false, false, null, List.of(), new Policy.Corrective(Duration.ofDays(3), true))));
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    private CorrectiveAction opened(Actor.Person reader) {
        return actions.ofJob(reader, lots.job.id()).get(0);
    }

    private CorrectiveAction rejected() {
        lots.inspect(lots.ready("supplier-east", 30), 5);
        return opened(LotCase.OWNER);
    }

    private void answer(Actor.Person person, CorrectiveAction action) {
        actions.answer(person, lots.job.id(), action.id(), "Lin", "Misread.", "Trained again.");
    }

    @Test
    void a_rejected_lot_opens_one_with_a_due_date_and_an_accepted_lot_none() {
        CorrectiveAction action = rejected();
        assertThat(action.supplier()).isEqualTo("supplier-east");
        assertThat(action.state()).isEqualTo(CorrectiveActionState.OPEN);
        assertThat(Duration.between(action.openedAt(), action.dueAt())).isEqualTo(Duration.ofDays(3));
        lots.inspect(lots.ready("supplier-west", 30), 0);
        assertThat(actions.ofJob(LotCase.OWNER, lots.job.id())).hasSize(1);
    }

    @Test
    void its_supplier_alone_answers_it() {
        CorrectiveAction action = rejected();
        assertThatThrownBy(() -> answer(WEST, action)).isInstanceOf(Hidden.class);
        assertThat(actions.ofJob(WEST, lots.job.id())).isEmpty();
        assertThatThrownBy(() -> answer(LotCase.OWNER, action)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> actions.answer(EAST, lots.job.id(), action.id(), "Lin", " ", "Trained."))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("cause");
        answer(EAST, action);
        assertThat(opened(EAST))
                .extracting(CorrectiveAction::state, CorrectiveAction::cause)
                .containsExactly(CorrectiveActionState.ANSWERED, "Misread.");
    }

    @Test
    void the_owner_closes_what_is_answered_or_sends_it_back() {
        CorrectiveAction action = rejected();
        assertThatThrownBy(() -> actions.decide(LotCase.OWNER, lots.job.id(), action.id(), true, "Fine."))
                .isInstanceOf(WrongState.class);
        answer(EAST, action);
        actions.decide(LotCase.OWNER, lots.job.id(), action.id(), false, "Of whom?");
        assertThat(opened(EAST).state()).isEqualTo(CorrectiveActionState.OPEN);
        answer(EAST, action);
        actions.decide(LotCase.OWNER, lots.job.id(), action.id(), true, "Fine.");
        actions.decide(LotCase.OWNER, lots.job.id(), action.id(), true, "Fine.");
        assertThat(lots.events("corrective-action.closed")).hasSize(1);
        assertThatThrownBy(() -> answer(EAST, action)).isInstanceOf(WrongState.class);
    }

    @Test
    void lots_of_the_supplier_alone_wait_for_the_last_one() {
        CorrectiveAction first = rejected();
        long waiting = lots.ready("supplier-east", 30);
        assertThat(checked(waiting)).isTrue();
        assertThat(checked(lots.ready("supplier-west", 30))).isFalse();
        assertThat(checked(first.lotId())).isFalse();
        assertThat(lots.work.messages("corrective-action-closed", waiting)).isEmpty();
        answer(EAST, first);
        actions.decide(LotCase.OWNER, lots.job.id(), first.id(), true, "Fine.");
        assertThat(lots.work.messages("corrective-action-closed", waiting)).hasSize(1);
        assertThat(checked(lots.ready("supplier-east", 30))).isFalse();
    }

    private boolean checked(long lot) {
        return Boolean.TRUE.equals(lots.work
                .complete(domain.get(CheckCorrectiveActionWorker.class), LotCase.of(lot))
                .get("correctiveActionOpen"));
    }

    @Test
    void the_scorecard_tells_of_them() {
        rejected();
        lots.inspect(lots.ready("supplier-east", 30), 0);
        Proportion none = new Proportion(0, 0);
        assertThat(domain.get(Scorecards.class).of(LotCase.OWNER, lots.job.id()))
                .containsExactly(
                        new Scorecard(
                                "supplier-east",
                                none,
                                none,
                                new Proportion(2, 2),
                                new Proportion(1, 2),
                                none,
                                1,
                                InspectionMode.NORMAL),
                        new Scorecard("supplier-west", none, none, none, none, none, 0, InspectionMode.NORMAL));
        assertThat(domain.get(Scorecards.class).of(WEST, lots.job.id()))
                .extracting(Scorecard::supplier)
                .containsExactly("supplier-west");
    }
}
