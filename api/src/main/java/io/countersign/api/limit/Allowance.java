package io.countersign.api.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What one person may still ask for. */
final class Allowance {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Bucket requests;
    private final Bucket costly;
    private final Bucket told;

    Allowance(LimitSettings settings, InstantSource clock) {
        this.requests = bucket(settings.requestsPerMinute(), clock);
        this.costly = bucket(settings.costlyPerMinute(), clock);
        this.told = bucket(1, clock);
    }

    private static Bucket bucket(int perMinute, InstantSource clock) {
        return Bucket.builder()
                .withCustomTimePrecision(new Meter(clock))
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }

    /** @return how long to wait before asking again; zero where the request may be carried out */
    Duration take(boolean isCostly) {
        Duration wait = take(requests);
        return wait.isZero() && isCostly ? take(costly) : wait;
    }

    private static Duration take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Whether nothing was told of this person for a whole window; of several at once it is true for one. */
    boolean isToBeTold() {
        return told.tryConsume(1);
    }

    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
