package io.countersign.processes;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

public final class BpmnFile {

    public static BpmnModelInstance onClassPath(String name) {
        try (InputStream in = BpmnFile.class.getClassLoader().getResourceAsStream(name)) {
            return Bpmn.readModelFromStream(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private BpmnFile() {}
}
