package io.countersign.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.elasticsearch.client.ResponseException;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/**
 * What Elasticsearch expects of who writes much: an answer of 429 says that its memory or its queue is full for the moment, and the same
 * request after a growing pause is taken. Every other failure is told at once.
 */
final class Patience {
    static final int TOO_MANY = 429;

    private static final RetryTemplate RETRY = new RetryTemplate(RetryPolicy.builder()
            .predicate(Patience::asked)
            .delay(Duration.ofMillis(100))
            .multiplier(2)
            .maxDelay(Duration.ofSeconds(5))
            .maxRetries(Long.MAX_VALUE)
            .timeout(Duration.ofMinutes(1))
            .build());

    private Patience() {}

    /** That one document of a request was refused for want of room. */
    static final class Asked extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Asked(String message) {
            super(message);
        }
    }

    /** @throws RuntimeException the last failure of the call, an {@link IOException} as {@link UncheckedIOException} */
    static <T> T call(Retryable<T> call) {
        try {
            return RETRY.execute(call);
        } catch (RetryException e) {
            throw unchecked(e.getLastException());
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private static boolean asked(Throwable failure) {
        return failure instanceof Asked
                || (failure instanceof ElasticsearchException told && told.status() == TOO_MANY)
                || (failure instanceof ResponseException answer
                        && answer.getResponse().getStatusLine().getStatusCode() == TOO_MANY);
    }
}
