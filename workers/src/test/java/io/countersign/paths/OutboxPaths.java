package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.EngineCommands;
import io.countersign.testing.Plant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;

/** What the outbox does with commands that the engine has taken before, or whose aim is gone. */
@ExtendWith(InPlant.class)
class OutboxPaths {
    private static final long NO_SUCH_KEY = 9_000_000_000_000L;

    private final Plant plant;
    private final EngineCommands commands;

    OutboxPaths(Plant plant) {
        this.plant = plant;
        this.commands = plant.domain().get(EngineCommands.class);
    }

    @Test
    void they_are_done_with_and_hold_nothing_up() {
        transaction().executeWithoutResult(status -> {
            commands.completeTask(NO_SUCH_KEY, NO_SUCH_KEY, Map.of());
            commands.cancelInstance(NO_SUCH_KEY);
            for (int repeat = 0; repeat < 2; repeat++) {
                commands.publish("job-cancelled", "no-such-job", "outbox-paths", Map.of());
            }
        });
        plant.assertHealthy();
    }

    @Test
    void one_that_the_engine_refuses_is_kept_and_holds_up_its_own_key_only() {
        transaction().executeWithoutResult(status -> {
            commands.publish("", "refused", "outbox-paths-refused", Map.of());
            commands.publish("job-cancelled", "refused", "outbox-paths-behind", Map.of());
            commands.publish("job-cancelled", "other", "outbox-paths-other", Map.of());
        });
        plant.awaitTrue("a second try", () -> waiting("attempts >= 2 and failure is not null") == 1);
        assertThat(waiting("true")).isEqualTo(2);
        plant.domain()
                .jdbc()
                .sql("delete from engine_command where ordering_key = 'refused'")
                .update();
        plant.assertHealthy();
    }

    private long waiting(String condition) {
        return plant.domain()
                .jdbc()
                .sql("select count(*) from engine_command where " + condition)
                .query(Long.class)
                .single();
    }

    private TransactionTemplate transaction() {
        return plant.domain().get(TransactionTemplate.class);
    }
}
