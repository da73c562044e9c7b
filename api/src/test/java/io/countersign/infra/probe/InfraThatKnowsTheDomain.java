package io.countersign.infra.probe;

import io.countersign.identity.Actor;

/** Breaks a rule on purpose; see io.countersign.architecture. */
public class InfraThatKnowsTheDomain {
    public Actor actor = new Actor.Service("probe");
}
