package io.countersign.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param privateAddresses whether receivers may be on this machine or its own network, and without TLS; anybody who may set up a
 *     webhook could else make this server ask what only it can reach
 * @param timeout how long a receiver may take to connect, and again to answer
 * @param attempts after how many refusals a delivery is given up until somebody replays it
 * @param firstPause between the first attempt and the second; four times as long between each two that follow
 * @param longestPause what those pauses grow to
 * @param concurrency how many deliveries are under way at once
 * @param perWebhook how many of them to one receiver, in one round
 * @param kept how long what was delivered can be looked up
 * @param idle how often due deliveries are looked for when nothing wakes the sender
 */
@ConfigurationProperties("countersign.webhooks")
record WebhookSettings(
        @DefaultValue("false") boolean privateAddresses,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("10") int attempts,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("6h") Duration longestPause,
        @DefaultValue("16") int concurrency,
        @DefaultValue("4") int perWebhook,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("1s") Duration idle) {
    private static final int GROWTH = 4;
    private static final Duration LONGEST_RECEIVER_PAUSE = Duration.ofMinutes(5);

    /** @param attempt that failed, from 1 */
    Duration pauseAfter(int attempt) {
        Duration pause = firstPause;
        for (int n = 1; n < attempt && pause.compareTo(longestPause) < 0; n++) {
            pause = pause.multipliedBy(GROWTH);
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    /**
     * How long nothing is sent to a receiver that is not well.
     *
     * @param failures in a row
     */
    Duration receiverPause(int failures) {
        Duration pause = pauseAfter(failures);
        return pause.compareTo(LONGEST_RECEIVER_PAUSE) > 0 ? LONGEST_RECEIVER_PAUSE : pause;
    }

    /** How long a delivery that was begun belongs to its sender: longer than connecting and answering can take. */
    Duration lease() {
        return timeout.multipliedBy(3);
    }
}
