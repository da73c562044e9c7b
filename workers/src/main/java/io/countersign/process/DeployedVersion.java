package io.countersign.process;

/**
 * A version of a process, as the engine has it.
 *
 * @param key the engine's
 * @param version from 1
 */
public record DeployedVersion(String processId, int version, long key) {}
