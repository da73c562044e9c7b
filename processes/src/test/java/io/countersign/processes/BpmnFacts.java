package io.countersign.processes;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskHeaders;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.countersign.processes.Fact.Kind;
import io.countersign.processes.rules.Feel;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** What a BPMN file says. */
final class BpmnFacts {

    static SortedSet<Fact> of(BpmnModelInstance model) {
        SortedSet<Fact> facts = new TreeSet<>();
        add(facts, Kind.PROCESS, each(model, Process.class, Process::getId));
        add(facts, Kind.ELEMENT, each(model, FlowNode.class, FlowNode::getId));
        add(facts, Kind.JOB_TYPE, each(model, ZeebeTaskDefinition.class, ZeebeTaskDefinition::getType));
        add(facts, Kind.JOB_TYPE, each(model, ZeebeTaskListener.class, ZeebeTaskListener::getType));
        add(facts, Kind.MESSAGE, each(model, Message.class, Message::getName));
        add(facts, Kind.ERROR_CODE, each(model, Error.class, Error::getErrorCode));
        add(
                facts,
                Kind.TASK_KIND,
                model.getModelElementsByType(UserTask.class).stream().flatMap(task -> header(task, TaskHeader.KIND)));
        add(facts, Kind.VARIABLE, Feel.in(model).stream().flatMap(Feel::variables));
        add(facts, Kind.VARIABLE, each(model, ZeebeInput.class, ZeebeInput::getTarget));
        add(facts, Kind.VARIABLE, each(model, ZeebeOutput.class, ZeebeOutput::getTarget));
        add(facts, Kind.VARIABLE, each(model, ZeebeLoopCharacteristics.class, loop -> loop.getInputElement()));
        add(facts, Kind.VARIABLE, each(model, ZeebeLoopCharacteristics.class, loop -> loop.getOutputCollection()));
        add(
                facts,
                Kind.VARIABLE,
                model.getModelElementsByType(ZeebeProperty.class).stream()
                        .filter(property -> property.getName().equals("variables"))
                        .flatMap(property -> Arrays.stream(property.getValue().split(",\\s*"))));
        return facts;
    }

    static Stream<String> header(UserTask task, TaskHeader header) {
        ZeebeTaskHeaders headers = task.getSingleExtensionElement(ZeebeTaskHeaders.class);
        return headers == null
                ? Stream.of()
                : headers.getHeaders().stream()
                        .filter(one -> one.getKey().equals(header.id()))
                        .map(ZeebeHeader::getValue);
    }

    private static <E extends ModelElementInstance> Stream<String> each(
            BpmnModelInstance model, Class<E> type, Function<E, @Nullable String> id) {
        return model.getModelElementsByType(type).stream().map(id).filter(Objects::nonNull);
    }

    private static void add(SortedSet<Fact> facts, Kind kind, Stream<String> ids) {
        ids.forEach(id -> facts.add(new Fact(kind, id)));
    }

    private BpmnFacts() {}
}
