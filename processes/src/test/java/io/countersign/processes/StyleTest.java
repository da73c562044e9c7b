package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.processes.rules.Finding;
import io.countersign.processes.rules.HumanSteps;
import io.countersign.processes.rules.ZeebeValidation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StyleTest {

    @ParameterizedTest
    @FieldSource("io.countersign.processes.ProcessResources#ALL")
    void a_process_keeps_the_style(String resource) {
        assertThat(Style.findings(BpmnFile.onClassPath(resource))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.countersign.processes.ProcessResources#ALL")
    void a_user_task_is_a_whole_human_step(String resource) {
        assertThat(HumanSteps.findings(BpmnFile.onClassPath(resource))).isEmpty();
    }

    @Nested
    class A_known_bad_process {

        @Test
        void is_told_what_breaks_the_style() {
            assertThat(Style.findings(BpmnFile.onClassPath("probe/style.bpmn")))
                    .containsExactlyInAnyOrder(
                            "probe: is not executable",
                            "probe: is not for Camunda Cloud 8.9.0: Camunda Platform/7.21.0",
                            "probe: has no name in English and Chinese",
                            "Items: has no sentence of documentation: [no sentence]",
                            "Items: leads nowhere",
                            "Good: asks in one language only",
                            "Good: a gateway is a question, nothing else is",
                            "Done: a gateway is a question, nothing else is",
                            "Island: is never reached",
                            "split_work: id is spelled wrong: split_work",
                            "split_work: has no name in English and Chinese",
                            "split_work: name is spelled wrong: Split Work",
                            "split_work: has no sentence of documentation: []",
                            "split_work: splits without a gateway",
                            "Start: has no name in English and Chinese",
                            "Start: tasks are verb and object, events object and state: Start",
                            "Flow_Start_Split: id is not Flow_Start_split_work",
                            "Flow_Start_Split: has no name in English and Chinese",
                            "Flow_Start_Split: the flows of a gateway are its answers, others bare",
                            "Flow_split_work_Good: a condition without a gateway",
                            "Flow_Good_Items: the flows of a gateway are its answers, others bare",
                            "Good: decides nothing",
                            "Good: has no default flow",
                            "Flow_Good_Items: every flow but the default has a condition",
                            "Items: multi-instance is a parallel subprocess over people",
                            "Call: passes variables that it does not name",
                            "SplitWork: job type is spelled wrong: SplitWork",
                            "Message_1: message is spelled wrong: WorkDone",
                            "Error_1: error code is spelled wrong: failed",
                            "in_put: variable is spelled wrong: in_put",
                            "Out: variable is spelled wrong: Out");
        }

        @Test
        void is_told_what_its_human_steps_lack() {
            assertThat(HumanSteps.findings(BpmnFile.onClassPath("probe/human-step.bpmn")))
                    .map(Finding::toString)
                    .containsExactlyInAnyOrder(
                            "Bare: is no Camunda user task: choose that as its implementation",
                            "Bare: candidateGroups is no expression (–): write = and a list of organisation/role, such as =reviewGroups",
                            "Bare: has – as its dueDate: write =now() + duration(dueAfter)",
                            "Bare: has – as its priority: write =priority",
                            "Bare: has the listeners []: give it creating -> open-task and canceling -> close-task, no others",
                            "Bare: has – as its header kind: choose a value that the templates offer",
                            "Bare: has – as its header separation: choose a value that the templates offer",
                            "Bare: has 0 timers that remind, not one: attach one that does not interrupt, after =duration(dueAfter), and lead it to a service task of the type remind",
                            "Bare: has 0 timers that take it away, not one: attach one that interrupts, after =duration(expiresAfter), lead it to a service task of the type reassign-work, and from there back here",
                            "Wrong: candidateGroups is no expression (east/annotator): write = and a list of organisation/role, such as =reviewGroups",
                            "Wrong: has =now() as its dueDate: write =now() + duration(dueAfter)",
                            "Wrong: has 50 as its priority: write =priority",
                            "Wrong: has the listeners [completing -> close-task, creating -> open-task]: give it creating -> open-task and canceling -> close-task, no others",
                            "Wrong: has guess as its header kind: choose a value that the templates offer",
                            "Wrong: has other-person,anybody as its header separation: choose a value that the templates offer",
                            "Wrong: has WrongLate as the timer's id: make it WrongDue",
                            "WrongLate: has PT1H as duration: make it =duration(dueAfter)",
                            "Nag: has nag as job type: make it remind",
                            "Wrong: has Nag as the id of the job behind WrongLate: make it WrongRemind",
                            "Nag: has review as header kind: make it guess",
                            "Wrong: has a reminder that goes on: lead the job of the type remind to an end event",
                            "WrongExpired: has – as duration: make it =duration(expiresAfter)",
                            "WrongReassign: has – as header kind: make it guess",
                            "Wrong: has a reassignment that does not come back: lead the job of the type reassign-work to this task");
        }

        @Test
        void is_told_what_zeebe_would_refuse() {
            assertThat(ZeebeValidation.findings(BpmnFile.onClassPath("probe/invalid.bpmn")))
                    .map(Finding::toString)
                    .containsExactlyInAnyOrder(
                            "Jobless: would be refused by the engine: Must have exactly one 'zeebe:taskDefinition' extension element",
                            "probe: would be refused by the engine: Must have at least one start event");
        }
    }
}
