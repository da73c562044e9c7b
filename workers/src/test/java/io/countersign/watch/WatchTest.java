package io.countersign.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final TestClock clock = new TestClock();
    private final Switched probe = new Switched();
    private final Watch watch = new Watch(List.of(probe), clock);

    private static final class Switched implements Probe {
        private boolean answers = true;

        @Override
        public String part() {
            return "part";
        }

        @Override
        public void ask() throws IOException {
            if (!answers) {
                throw new IOException("refused");
            }
        }
    }

    @Test
    void knows_since_when_a_server_is_away_until_it_answers_again() throws InterruptedException {
        watch.look(probe);
        assertThat(watch.awaySince("part")).isEmpty();

        probe.answers = false;
        Instant since = clock.instant();
        watch.look(probe);
        clock.advance(Duration.ofSeconds(5));
        watch.look(probe);
        assertThat(watch.awaySince("part")).contains(since);

        probe.answers = true;
        watch.look(probe);
        assertThat(watch.awaySince("part")).isEmpty();
    }
}
