package io.countersign.infra.engine.deploy;

/** A file to deploy. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Resource(String name, byte[] content) {
    boolean isProcess() {
        return name.endsWith(".bpmn") || name.endsWith(".bpmn20.xml");
    }

    boolean isDecision() {
        return name.endsWith(".dmn");
    }
}
