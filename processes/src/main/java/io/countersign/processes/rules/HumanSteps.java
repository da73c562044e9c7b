package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebePriorityDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import io.countersign.processes.CandidateGroup;
import io.countersign.processes.Identified;
import io.countersign.processes.JobType;
import io.countersign.processes.Separation;
import io.countersign.processes.TaskHeader;
import io.countersign.processes.TaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What docs/bpmn-style.md asks of every user task. */
public final class HumanSteps {

    private static final Set<String> LISTENERS = Set.of("creating -> open-task", "canceling -> close-task");

    private static final Pattern WHOLE_GROUP = Pattern.compile("\"([^\"/]+/[^\"]*)\"");

    private final BpmnModelInstance model;
    private final List<Finding> findings = new ArrayList<>();

    private HumanSteps(BpmnModelInstance model) {
        this.model = model;
    }

    public static List<Finding> findings(BpmnModelInstance model) {
        HumanSteps check = new HumanSteps(model);
        model.getModelElementsByType(UserTask.class).forEach(check::task);
        return check.findings;
    }

    private void task(UserTask task) {
        expect(task.getSingleExtensionElement(ZeebeUserTask.class) != null, task, Rule.USER_TASK);
        ZeebeAssignmentDefinition assignment = task.getSingleExtensionElement(ZeebeAssignmentDefinition.class);
        String groups = assignment == null ? null : assignment.getCandidateGroups();
        expect(groups != null && groups.startsWith("="), task, Rule.GROUPS, groups);
        if (groups != null) {
            WHOLE_GROUP.matcher(groups).results().map(group -> group.group(1)).forEach(group -> group(task, group));
        }
        ZeebeTaskSchedule schedule = task.getSingleExtensionElement(ZeebeTaskSchedule.class);
        expectSame(
                "=now() + duration(dueAfter)",
                schedule == null ? null : schedule.getDueDate(),
                task,
                Rule.SCHEDULE,
                "dueDate");
        ZeebePriorityDefinition priority = task.getSingleExtensionElement(ZeebePriorityDefinition.class);
        expectSame("=priority", priority == null ? null : priority.getPriority(), task, Rule.SCHEDULE, "priority");
        ZeebeTaskListeners listeners = task.getSingleExtensionElement(ZeebeTaskListeners.class);
        Set<String> found = listeners == null
                ? Set.of()
                : listeners.getTaskListeners().stream()
                        .map(HumanSteps::listener)
                        .collect(Collectors.toSet());
        expect(found.equals(LISTENERS), task, Rule.LISTENERS, found);
        known(task, TaskHeader.KIND, value -> Identified.of(TaskKind.class, value));
        known(task, TaskHeader.SEPARATION, Separation::parse);
        timer(task, false, "=duration(dueAfter)", JobType.REMIND, "Due", "Remind")
                .filter(next -> !(next instanceof EndEvent))
                .ifPresent(next -> findings.add(Finding.at(task.getId(), Rule.REMINDER)));
        timer(task, true, "=duration(expiresAfter)", JobType.REASSIGN_WORK, "Expired", "Reassign")
                .filter(next -> !next.equals(task))
                .ifPresent(next -> findings.add(Finding.at(task.getId(), Rule.REASSIGNMENT)));
    }

    /** Checks a timer on the task and the job behind it; gives what comes after that job. */
    private Optional<FlowNode> timer(
            UserTask task, boolean interrupting, String duration, JobType type, String event, String job) {
        List<BoundaryEvent> timers = model.getModelElementsByType(BoundaryEvent.class).stream()
                .filter(one -> one.getAttachedTo().equals(task) && one.cancelActivity() == interrupting)
                .filter(one -> one.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
                .toList();
        if (timers.size() != 1) {
            findings.add(Finding.at(task.getId(), interrupting ? Rule.EXPIRIES : Rule.REMINDERS, timers.size()));
            return Optional.empty();
        }
        BoundaryEvent timer = timers.get(0);
        expectSame(task.getId() + event, timer.getId(), task, Rule.TIMERS, "the timer's id");
        TimerEventDefinition definition =
                (TimerEventDefinition) timer.getEventDefinitions().iterator().next();
        String found = definition.getTimeDuration() == null
                ? null
                : definition.getTimeDuration().getTextContent();
        expectSame(duration, found, timer, Rule.TIMERS, "duration");
        FlowNode next = next(timer);
        ZeebeTaskDefinition work = next.getSingleExtensionElement(ZeebeTaskDefinition.class);
        expectSame(type.id(), work == null ? null : work.getType(), next, Rule.TIMERS, "job type");
        expectSame(task.getId() + job, next.getId(), task, Rule.TIMERS, "the id of the job behind " + timer.getId());
        expectSame(header(task, TaskHeader.KIND), header(next, TaskHeader.KIND), next, Rule.TIMERS, "header kind");
        return Optional.of(next(next));
    }

    private FlowNode next(FlowNode node) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getSource().equals(node))
                .map(SequenceFlow::getTarget)
                .findFirst()
                .orElse(node);
    }

    private void known(UserTask task, TaskHeader header, Consumer<String> parse) {
        String value = header(task, header);
        try {
            parse.accept(value == null ? "" : value);
        } catch (IllegalArgumentException unknown) {
            findings.add(Finding.at(task.getId(), Rule.HEADER, header.id(), value));
        }
    }

    private static @Nullable String header(FlowNode node, TaskHeader header) {
        ZeebeTaskHeaders headers = node.getSingleExtensionElement(ZeebeTaskHeaders.class);
        return headers == null
                ? null
                : headers.getHeaders().stream()
                        .filter(one -> one.getKey().equals(header.id()))
                        .map(ZeebeHeader::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static String listener(ZeebeTaskListener listener) {
        return listener.getEventType() + " -> " + listener.getType();
    }

    private void group(UserTask task, String group) {
        try {
            CandidateGroup.parse(group);
        } catch (IllegalArgumentException unknown) {
            findings.add(Finding.at(task.getId(), Rule.GROUP, group));
        }
    }

    private void expectSame(@Nullable String wanted, @Nullable String found, FlowNode node, Rule rule, String what) {
        expect(wanted != null && wanted.equals(found), node, rule, what, found, wanted);
    }

    private void expect(boolean holds, FlowNode node, Rule rule, @Nullable Object... values) {
        if (!holds) {
            findings.add(Finding.at(node.getId(), rule, values));
        }
    }
}
