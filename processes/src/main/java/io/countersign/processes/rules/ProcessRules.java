package io.countersign.processes.rules;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;

/** Checks one BPMN file against every rule. */
public final class ProcessRules {
    private static final Pattern WHERE = Pattern.compile("Line=(\\d+): (.*)");

    private ProcessRules() {}

    /**
     * What breaks a rule, errors and warnings; nothing is thrown, however bad the file.
     *
     * @param xml of the file, as text
     */
    public static List<Finding> check(String xml) {
        BpmnModelInstance model;
        try {
            model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (ModelException e) {
            return List.of(unreadable(e));
        }
        List<Finding> found = new ArrayList<>();
        long processes = model.getModelElementsByType(Process.class).stream()
                .filter(Process::isExecutable)
                .count();
        if (processes != 1) {
            found.add(Finding.ofFile(null, Rule.ONE_PROCESS, processes));
        }
        Stream.of(
                        Elements.findings(model),
                        JobTypes.findings(model),
                        Messages.findings(model),
                        Expressions.findings(model),
                        HumanSteps.findings(model))
                .forEach(found::addAll);
        ZeebeValidation.findings(model).stream()
                .filter(refused -> found.stream().noneMatch(own -> own.isError() && sameElement(own, refused)))
                .toList()
                .forEach(found::add);
        return found;
    }

    private static boolean sameElement(Finding one, Finding other) {
        return one.elementId() != null && one.elementId().equals(other.elementId());
    }

    /** The parser tells the line in its message only. */
    private static Finding unreadable(ModelException failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            Matcher where = WHERE.matcher(String.valueOf(cause.getMessage()));
            if (where.find()) {
                return Finding.ofFile(Integer.valueOf(where.group(1)), Rule.READABLE, where.group(2));
            }
            cause = cause.getCause();
        }
        return Finding.ofFile(null, Rule.READABLE, failure.getMessage());
    }
}
