package io.countersign.task;

import io.countersign.identity.Actor;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a person holds who may work no more. */
@Component
public class HeldTasks {
    private final JdbcClient jdbc;
    private final Queue queue;
    private final Turns turns;

    HeldTasks(JdbcClient jdbc, Queue queue, Turns turns) {
        this.turns = turns;
        this.jdbc = jdbc;
        this.queue = queue;
    }

    /**
     * Gives all of it back to the queue. Belongs to the transaction of what causes it.
     *
     * @param person the subject of their tokens
     * @return how many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int giveBack(Actor actor, String person, String reason) {
        turns.take(person);
        List<TaskRow> held = jdbc.sql(
                        "select * from task where state = 'CLAIMED' and assignee = :person order by id for update")
                .param("person", person)
                .query(TaskRow::read)
                .list();
        held.forEach(task -> queue.giveBack(actor, task, "task.released", reason));
        return held.size();
    }
}
