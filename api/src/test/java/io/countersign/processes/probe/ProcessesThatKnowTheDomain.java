package io.countersign.processes.probe;

import io.countersign.identity.Actor;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class ProcessesThatKnowTheDomain {
    public Actor actor = new Actor.Service("probe");
}
