package io.countersign.infra.engine.rest;

import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Purge;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.timer.EngineClock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Camunda's process tests ask of the management port: the clock, and to forget everything. */
final class ManagementEndpoints {
    private final EngineClock clock;
    private final Tables tables;
    private final Definitions definitions;

    ManagementEndpoints(EngineClock clock, Tables tables, Definitions definitions) {
        this.clock = clock;
        this.tables = tables;
        this.definitions = definitions;
    }

    record Pin(@Nullable Long epochMilli) {}

    record Advance(@Nullable Long offsetMilli) {}

    record Time(long epochMilli, String instant) {}

    void addTo(Router router) {
        router.get("GET", "/actuator/clock", call -> time())
                .get("POST", "/actuator/clock/pin", this::pin)
                .get("POST", "/actuator/clock/add", this::advance)
                .get("DELETE", "/actuator/clock", call -> reset())
                .command("POST", "/actuator/cluster/purge", call -> purge());
    }

    private static Time time() {
        long now = Commands.now();
        return new Time(now, Instant.ofEpochMilli(now).toString());
    }

    private Time pin(Call call) {
        Long time = call.body(Pin.class).epochMilli();
        if (time == null || time < 0) {
            throw Problem.invalid("Expected [epochMilli] to be 0 or more, but was " + time);
        }
        clock.pin(time);
        return time();
    }

    private Time advance(Call call) {
        Long offset = call.body(Advance.class).offsetMilli();
        if (offset == null || offset < 0) {
            throw Problem.invalid("Expected [offsetMilli] to be 0 or more, but was " + offset);
        }
        clock.advance(offset);
        return time();
    }

    private Time reset() {
        clock.reset();
        return time();
    }

    private void purge() {
        Purge.all(tables);
        definitions.forgetLatest();
    }
}
