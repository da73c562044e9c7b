package io.countersign.assist;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param servers whose names and passwords this installation knows; a server that asks for none needs no entry
 * @param longestAnswer above which an answer counts as a failure
 * @param failures in a row after which a server is left alone
 * @param leftAlone how long
 * @param retryAfter how long after an outage a job's missing predictions are asked for again, and twice as long after each further one
 * @param longestRetry what that grows to
 */
@ConfigurationProperties("countersign.models")
record ModelSettings(
        @DefaultValue List<Server> servers,
        @DefaultValue("64MB") DataSize longestAnswer,
        @DefaultValue("3") int failures,
        @DefaultValue("30s") Duration leftAlone,
        @DefaultValue("1m") Duration retryAfter,
        @DefaultValue("1h") Duration longestRetry) {

    /** @param url what a policy's address begins with */
    record Server(String url, String user, String password) {}

    /** The entry with the longest address that this one begins with, or null. */
    @Nullable Server serving(String url) {
        Server found = null;
        for (Server server : servers) {
            if (isUnder(url, server.url())
                    && (found == null || server.url().length() > found.url().length())) {
                found = server;
            }
        }
        return found;
    }

    /** {@code http://models:9090} serves {@code http://models:9090/a}, not {@code http://models:90901} nor {@code http://models:9090.evil}. */
    private static boolean isUnder(String url, String base) {
        String closed = base.endsWith("/") ? base : base + "/";
        return url.equals(base) || url.startsWith(closed);
    }

    /** @param outages in a row, from 1 */
    Duration pauseAfter(int outages) {
        Duration pause = retryAfter;
        for (int n = 1; n < outages && pause.compareTo(longestRetry) < 0; n++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestRetry) > 0 ? longestRetry : pause;
    }
}
