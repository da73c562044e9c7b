package io.countersign.infra.engine.deploy;

/** A process as it stands after a deployment; an unchanged one keeps its version and key. */
public record DeployedProcess(String processId, int version, String key, String resourceName) {}
