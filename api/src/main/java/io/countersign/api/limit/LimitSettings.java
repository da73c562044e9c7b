package io.countersign.api.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For each person, at each replica. So many may also come at once, after a quiet minute.
 *
 * @param requestsPerMinute of any kind
 * @param costlyPerMinute of those that are {@link Costly}
 */
@ConfigurationProperties("countersign.limits")
record LimitSettings(
        @DefaultValue("3000") int requestsPerMinute,
        @DefaultValue("20") int costlyPerMinute) {
    LimitSettings {
        if (requestsPerMinute < 1 || costlyPerMinute < 1) {
            throw new IllegalArgumentException("countersign.limits must be 1 or more");
        }
    }
}
