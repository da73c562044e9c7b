package io.countersign.infra.engine.model;

import java.util.Map;

/**
 * A task or execution listener as drawn.
 *
 * @param type job type, may be FEEL
 * @param retries number of attempts, may be FEEL
 * @param headers the listener's own headers
 */
public record ListenerModel(String type, String retries, Map<String, String> headers) {}
