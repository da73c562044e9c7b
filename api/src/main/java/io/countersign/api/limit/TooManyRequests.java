package io.countersign.api.limit;

import io.countersign.api.problem.ProblemType;
import io.countersign.api.problem.Typed;
import io.countersign.problem.Problem;
import io.countersign.problem.Text;
import java.time.Duration;
import org.springframework.http.HttpHeaders;

/** A person asks for more than one person may. */
final class TooManyRequests extends Problem implements Typed {
    private final long seconds;

    TooManyRequests(Duration wait) {
        this(wait.plusMillis(999).toSeconds());
    }

    private TooManyRequests(long seconds) {
        super(Text.of("You have sent more requests than one person may; try again in {0} s.", seconds));
        this.seconds = seconds;
    }

    @Override
    public ProblemType type() {
        return ProblemType.TOO_MANY_REQUESTS;
    }

    @Override
    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        return headers;
    }
}
