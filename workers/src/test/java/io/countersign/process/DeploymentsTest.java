package io.countersign.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.Plant;
import io.countersign.testing.SharedPlant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(SharedPlant.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeploymentsTest {
    private static final Actor.Person ADA = People.person("meridian", "ada", Role.PROCESS_ADMIN);
    private static final Actor.Person BEN = People.person("meridian", "ben", Role.PROCESS_ADMIN);
    private static final Duration WEEK = Duration.ofDays(7);

    private final Plant plant;
    private final EngineProcesses engine;
    private final Deployments alone;
    private final Deployments together;

    DeploymentsTest(Plant plant) {
        this.plant = plant;
        engine = new EngineProcesses(plant.client());
        alone = deployments(false);
        together = deployments(true);
    }

    private Deployments deployments(boolean secondPerson) {
        Domain domain = plant.domain();
        return new Deployments(
                engine,
                domain.get(DeploymentTable.class),
                new ProcessSettings(secondPerson, WEEK, Duration.ofSeconds(5)),
                domain.get(TransactionTemplate.class),
                domain.get(Trail.class),
                domain.clock());
    }

    @Test
    void a_drawing_becomes_the_next_version_and_is_told_with_its_reason() {
        Deployment first = alone.deploy(ADA, drawing("told", "1"), "because of the audit");
        Deployment second = alone.deploy(BEN, drawing("told", "2"), "because of the other audit");

        assertThat(first.version()).isEqualTo(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(new Processes(engine, plant.domain().get(DeploymentTable.class))
                        .versions("told", Long.MAX_VALUE, 10))
                .extracting(
                        version -> version.deployed().version(),
                        version -> version.deployment() == null
                                ? null
                                : version.deployment().reason())
                .containsExactly(tuple(2, "because of the other audit"), tuple(1, "because of the audit"));
        assertThat(actions(second)).containsExactly("process.deployment-asked");
    }

    @Test
    void the_same_drawing_again_is_no_new_version() {
        alone.deploy(ADA, drawing("same", "1"), "once");

        assertThat(alone.deploy(ADA, drawing("same", "1"), "twice").version()).isEqualTo(1);
    }

    @Test
    void what_breaks_a_rule_is_refused_by_its_element() {
        String bad = drawing("bad", "1").replace("theirs\" retries", "nobodys\" retries");

        assertThatThrownBy(() -> alone.deploy(ADA, bad, "trying"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("Work breaks the rule job-type");
        assertThat(engine.versions("bad")).isEmpty();
    }

    @Test
    void a_second_person_confirms_what_one_wants_and_not_the_same() {
        Deployment asked = together.deploy(ADA, drawing("four-eyes", "1"), "both should look");
        assertThat(asked.state()).isEqualTo(Deployment.State.WAITING);
        assertThat(engine.versions("four-eyes")).isEmpty();

        assertThatThrownBy(() -> together.confirm(ADA, asked.id())).isInstanceOf(Refused.class);
        assertThat(together.confirm(BEN, asked.id()).version()).isEqualTo(1);
        assertThat(together.confirm(BEN, asked.id()).version()).isEqualTo(1);
        assertThat(actions(asked)).containsExactly("process.deployment-asked", "process.deployment-confirmed");
    }

    @Test
    void people_go_by_what_they_are_called_now_and_the_erased_by_their_subject() {
        Actor.Person cleo = People.person("meridian", "cleo", Role.PROCESS_ADMIN);
        Deployment asked = together.deploy(cleo, drawing("named", "1"), "as long as there is one");
        together.confirm(BEN, asked.id());
        assertThat(together.get(asked.id()).askedByName()).isEqualTo(cleo.name());
        assertThat(together.get(asked.id()).confirmedByName()).isEqualTo(BEN.name());

        plant.domain().get(io.countersign.person.People.class).erase(cleo.subject(), cleo.organisation());

        assertThat(together.get(asked.id()).askedByName()).isEqualTo(cleo.subject());
    }

    @Test
    void what_is_declined_or_was_not_confirmed_in_time_stays_undeployed() {
        Deployment declined = together.deploy(ADA, drawing("declined", "1"), "perhaps");
        together.decline(BEN, declined.id());
        assertThatThrownBy(() -> together.confirm(BEN, declined.id())).isInstanceOf(WrongState.class);

        Deployment late = together.deploy(ADA, drawing("late", "1"), "perhaps");
        plant.advance(WEEK);
        assertThatThrownBy(() -> together.confirm(BEN, late.id())).isInstanceOf(WrongState.class);
        assertThat(engine.versions("late")).isEmpty();
    }

    @Test
    void what_died_before_the_engine_had_it_is_carried_out_at_the_next_look_and_once() {
        Deployment asked = together.deploy(ADA, drawing("interrupted", "1"), "a bad moment");
        plant.domain()
                .jdbc()
                .sql("update process_deployment set state = 'DEPLOYING' where id = ?")
                .param(asked.id())
                .update();

        together.carryOutInterrupted();
        together.carryOutInterrupted();

        assertThat(together.get(asked.id()).version()).isEqualTo(1);
        assertThat(engine.versions("interrupted")).hasSize(1);
    }

    private List<String> actions(Deployment deployment) {
        return plant.domain()
                .jdbc()
                .sql("select action from event where subject_type = 'deployment' and subject_id = ? order by seq")
                .param(String.valueOf(deployment.id()))
                .query(String.class)
                .list();
    }

    private static String drawing(String id, String note) {
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://countersign.io/bpmn">
                  <bpmn:process id="%s" name="Drawn %s" isExecutable="true">
                    <bpmn:extensionElements>
                      <zeebe:properties><zeebe:property name="jobTypes" value="theirs" /></zeebe:properties>
                    </bpmn:extensionElements>
                    <bpmn:startEvent id="Start" />
                    <bpmn:serviceTask id="Work">
                      <bpmn:extensionElements><zeebe:taskDefinition type="theirs" retries="3" /></bpmn:extensionElements>
                    </bpmn:serviceTask>
                    <bpmn:endEvent id="End" />
                    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Work" />
                    <bpmn:sequenceFlow id="F2" sourceRef="Work" targetRef="End" />
                  </bpmn:process>
                </bpmn:definitions>
                """.formatted(id, note);
    }
}
