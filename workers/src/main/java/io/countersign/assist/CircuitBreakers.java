package io.countersign.assist;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Leaves a model's server alone for a while after it has failed several times, whichever job asked. */
@Component
class CircuitBreakers {
    private static final float ALL = 100;

    private final CircuitBreakerRegistry breakers;

    CircuitBreakers(ModelSettings settings, InstantSource clock) {
        InstantSource now = clock::instant;
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .clock(now.withZone(ZoneOffset.UTC))
                .recordExceptions(Unavailable.class)
                .slidingWindowSize(settings.failures())
                .minimumNumberOfCalls(settings.failures())
                .failureRateThreshold(ALL)
                .waitDurationInOpenState(settings.leftAlone())
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    }

    @FunctionalInterface
    interface Call<T> {
        T call() throws Unavailable;
    }

    <T> T through(String url, Call<T> call) throws Unavailable {
        CircuitBreaker breaker = breakers.circuitBreaker(url);
        try {
            return breaker.executeCheckedSupplier(call::call);
        } catch (CallNotPermittedException e) {
            throw new Unavailable("it failed several times in a row and is left alone for now");
        } catch (Unavailable | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
