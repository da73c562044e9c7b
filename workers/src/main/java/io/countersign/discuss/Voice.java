package io.countersign.discuss;

import io.countersign.processes.TaskKind;
import java.time.Instant;

/**
 * Who said something. Nobody goes by name here, colleagues neither: who judges labels is not to know whose they are.
 *
 * @param name the person's pseudonym in the job
 * @param mine whether it is the reader
 * @param as what they were doing with the item
 */
public record Voice(String name, boolean mine, TaskKind as, Instant at) {}
