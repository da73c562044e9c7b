package io.countersign.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Plant;
import io.countersign.testing.SharedPlant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox after a crash: its commands go to the engine again, which has carried them out already. */
@ExtendWith(SharedPlant.class)
class EngineRelayTest {
    private static final long UNKNOWN = 987_654_321L;

    private final Plant plant;
    private final EngineCommands commands;

    EngineRelayTest(Plant plant) {
        this.plant = plant;
        this.commands = plant.domain().get(EngineCommands.class);
    }

    @Test
    void lets_go_of_commands_that_the_engine_has_carried_out_before() {
        commit(() -> {
            commands.completeTask(UNKNOWN, UNKNOWN, Map.of());
            commands.cancelInstance(UNKNOWN + 1);
            commands.publish("nobody-waits", "k", "once", Map.of());
            commands.publish("nobody-waits", "k", "once", Map.of());
        });
        plant.awaitTrue("the outbox to be empty", () -> waiting() == 0);
    }

    @Test
    void holds_up_only_the_key_of_a_command_that_the_engine_does_not_take() {
        commit(() -> {
            commands.publish("", "refused", "nameless", Map.of());
            commands.publish("nobody-waits", "refused", "behind it", Map.of());
            commands.publish("nobody-waits", "other key", "passes", Map.of());
        });
        plant.awaitTrue("the other key to pass", () -> waiting() == 2);
        assertThat(plant.domain()
                        .jdbc()
                        .sql("select failure from engine_command where attempts > 0")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("400");
        plant.domain().jdbc().sql("delete from engine_command").update();
    }

    private void commit(Runnable change) {
        plant.domain().get(TransactionTemplate.class).executeWithoutResult(status -> change.run());
    }

    private long waiting() {
        return plant.domain()
                .jdbc()
                .sql("select count(*) from engine_command")
                .query(Long.class)
                .single();
    }
}
