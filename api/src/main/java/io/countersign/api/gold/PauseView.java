package io.countersign.api.gold;

import io.countersign.gold.Hint;
import io.countersign.gold.Pause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pause, as the API shows it.
 *
 * @param correct of the gold items that were looked at
 * @param passMark share that was asked for, 0 to 1
 * @param hints what went wrong, class by class, over all that were looked at
 * @param lifted what the owner decided; null before
 */
record PauseView(
        String id,
        String jobId,
        String jobName,
        String person,
        String organisation,
        int correct,
        int answers,
        double passMark,
        Instant pausedAt,
        List<Hint> hints,
        @Nullable String appeal,
        @Nullable Boolean lifted,
        @Nullable String decisionReason) {

    static PauseView of(Pause pause, String person) {
        return new PauseView(
                String.valueOf(pause.id()),
                String.valueOf(pause.jobId()),
                pause.jobName(),
                person,
                pause.organisation(),
                pause.correct(),
                pause.answers(),
                pause.passMark(),
                pause.pausedAt(),
                pause.hints(),
                pause.appeal(),
                pause.lifted(),
                pause.decisionReason());
    }
}
