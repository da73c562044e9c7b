package io.countersign.infra.engine.deploy;

/** A file to deploy. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Resource(String name, byte[] content) {}
