package io.countersign.engine;

import java.util.Optional;

/**
 * Knows of work that was given up while its process was still at it. Asked before a step is carried out, and again where a step
 * fails: then the work may have been given up meanwhile.
 */
public interface StepGuard {

    /** Why nothing is left to be done, or empty where the step is to be carried out. It changes nothing. */
    Optional<String> givenUp(Step step);
}
