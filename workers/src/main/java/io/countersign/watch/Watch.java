package io.countersign.watch;

import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks after each server for as long as the application runs: a line when it no longer answers, a line when it answers again. */
@Component
@Outward
public class Watch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final List<Probe> probes;
    private final InstantSource clock;
    private final Map<String, Instant> away = new ConcurrentHashMap<>();
    private final List<RelayLoop> loops = new ArrayList<>();

    Watch(List<Probe> probes, InstantSource clock) {
        this.probes = probes;
        this.clock = clock;
    }

    /** Since when the server has not answered; empty while it does. */
    public Optional<Instant> awaySince(String part) {
        return Optional.ofNullable(away.get(part));
    }

    /** Asks once. */
    void look(Probe probe) throws InterruptedException {
        try {
            probe.ask();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (away.putIfAbsent(probe.part(), clock.instant()) == null) {
                log.warn("{} does not answer: {}", probe.part(), e.toString());
            }
            return;
        }
        Instant since = away.remove(probe.part());
        if (since != null) {
            log.info(
                    "{} answers again after {} s",
                    probe.part(),
                    Duration.between(since, clock.instant()).toSeconds());
        }
    }

    @Override
    public void start() {
        for (Probe probe : probes) {
            loops.add(new RelayLoop("watch-" + probe.part(), new Pulse(), BETWEEN_LOOKS, () -> {
                        look(probe);
                        return false;
                    })
                    .start());
        }
    }

    @Override
    public void stop() {
        loops.forEach(RelayLoop::close);
        loops.clear();
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }
}
