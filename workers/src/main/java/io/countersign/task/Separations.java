package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the rules of a task allow it to a person; asked when the task is taken and again when its work is committed. */
@Component
class Separations {
    private static final String FIRST_THAT_FORBIDS =
            "select " + SeparationRule.firstThatForbids() + " from task t where t.id = :task";

    private final JdbcClient jdbc;

    Separations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SeparationRule> forbids(Actor.Person person, long taskId) {
        return jdbc.sql(FIRST_THAT_FORBIDS)
                .param("task", taskId)
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .flatMap(SeparationRule::of);
    }

    /** @throws Refused with the rule that forbids it */
    void require(Actor.Person person, TaskRow task) {
        forbids(person, task.id()).ifPresent(rule -> {
            throw new Refused(rule.id(), rule.reason(), task.matter());
        });
    }
}
