package io.countersign.member;

import io.countersign.identity.Actor;

/** What a person holds who may work no more. */
public interface WorkInHand {

    /**
     * Gives all of it back to the queue. Belongs to the transaction of what causes it.
     *
     * @param person the subject of their tokens
     * @return how many
     */
    int giveBack(Actor actor, String person, String reason);
}
