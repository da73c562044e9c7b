package io.countersign.assign;

import io.countersign.identity.Actor;

/** Somebody who should have a task before others. */
public record Preference(Actor.Person person, Why why) {}
