package io.countersign.assist;

import io.countersign.outbox.Background;
import io.countersign.outbox.Outward;
import io.countersign.outbox.Pulse;
import io.countersign.outbox.RelayLoop;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks models again that were out, for as long as the application runs. */
@Component
@Outward
class PredictionWatch extends Background {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final LatePredictions late;

    PredictionWatch(LatePredictions late) {
        this.late = late;
    }

    @Override
    protected Runnable begin() {
        return new RelayLoop("prediction-watch", new Pulse(), BETWEEN_LOOKS, late::askNext).start()::close;
    }
}
