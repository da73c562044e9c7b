package io.countersign.engine;

/**
 * Carries out one job type. It runs inside a transaction that also remembers its outcome under the job's key: a job that is
 * delivered twice is carried out once. It must not talk to the engine; commands leave through {@link EngineCommands}.
 */
public interface StepWorker {

    String jobType();

    /** A technical failure is thrown: the engine tries again with back-off, and makes an incident when tries are used up. */
    Outcome carryOut(Step step);
}
