package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.member.WorkInHand;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tasks that a person has claimed, and those on offer to them. */
@Component
class HeldTasks implements WorkInHand {
    private final JdbcClient jdbc;
    private final Queue queue;
    private final Turns turns;
    private final Offers offers;

    HeldTasks(JdbcClient jdbc, Queue queue, Turns turns, Offers offers) {
        this.turns = turns;
        this.offers = offers;
        this.jdbc = jdbc;
        this.queue = queue;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int giveBack(Actor actor, String person, String reason) {
        turns.take(person);
        offers.withdraw(actor, person, reason);
        List<TaskRow> held = jdbc.sql(
                        "select * from task where state = 'CLAIMED' and assignee = :person order by id for update")
                .param("person", person)
                .query(TaskRow::read)
                .list();
        held.forEach(task -> queue.giveBack(actor, task, "task.released", reason));
        return held.size();
    }
}
