package io.countersign.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.api.testing.Caller;
import io.countersign.api.testing.Jobs;
import io.countersign.api.testing.TestSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page that is open hears of changes of its organisation's lists")
class TaskSignalsTest {
    private static final TestSystem SYSTEM = TestSystem.shared();
    private static final long SECONDS = 30;
    /** Organisations of this test alone: nobody else's work changes their lists. */
    private static final String EAST = "signals-east";

    private static final String NORTH = "signals-north";

    /** The signals of an open page, as they come. */
    private static final class Listening implements AutoCloseable {
        private final BufferedReader lines;

        Listening(String organisation, String lastSeen) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(SYSTEM.api().resolve("/api/v1/tasks/events"))
                    .timeout(Duration.ofSeconds(SECONDS))
                    .header("Authorization", "Bearer " + SYSTEM.tokens().of(organisation, "listener", "annotator"));
            if (!lastSeen.isEmpty()) {
                request.header("Last-Event-ID", lastSeen);
            }
            HttpResponse<java.io.InputStream> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** {@code id} and {@code name} of the next signal but the beats. */
        List<String> next() throws Exception {
            return CompletableFuture.supplyAsync(this::read).get(SECONDS, TimeUnit.SECONDS);
        }

        private List<String> read() {
            try {
                List<String> found = new ArrayList<>(List.of("", ""));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        found.set(0, line.substring(3));
                    } else if (line.startsWith("event:")) {
                        found.set(1, line.substring(6));
                    } else if (line.isEmpty()
                            && !found.get(1).isEmpty()
                            && !found.get(1).equals("beat")) {
                        return found;
                    }
                }
                throw new IllegalStateException("the stream has ended");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** The one task of a job, in the annotator's hands. */
    private static String task(Caller annotator) {
        Caller owner = SYSTEM.person(Jobs.OWNER, "signals-owner", "job-owner");
        Map<String, Object> draft = Jobs.draft(Jobs.newSchema(owner), Jobs.smallPackages());
        draft.put(
                "participants",
                List.of(
                        Map.of("organisation", EAST, "annotates", true, "reviews", false),
                        Map.of("organisation", "signals-west", "annotates", false, "reviews", true)));
        String job = owner.post("/api/v1/jobs", draft).body().get("id").asString();
        Jobs.importTexts(owner, job, 1);
        owner.post("/api/v1/jobs/" + job + "/start").is(200);
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> annotator.get("/api/v1/tasks/queue").body().get("items"), items -> !items.isEmpty())
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    void when_a_task_is_claimed_and_once_more_when_it_comes_back_after_missing_some() throws Exception {
        Caller annotator = SYSTEM.person(EAST, "signals-annotator", "annotator");
        String task = task(annotator);
        String seen;
        try (Listening page = new Listening(EAST, "")) {
            assertThat(page.next().get(1)).isEqualTo("connected");
            annotator.post("/api/v1/tasks/" + task + "/claim").is(200);
            List<String> told = page.next();
            assertThat(told.get(1)).isEqualTo("changed");
            seen = told.get(0);
        }
        try (Listening page = new Listening(EAST, seen)) {
            assertThat(page.next().get(1)).as("nothing was missed").isEqualTo("connected");
        }
        try (Listening page = new Listening(EAST, "another-server:1")) {
            assertThat(page.next().get(1)).as("something may have been").isEqualTo("changed");
        }
        try (Listening other = new Listening(NORTH, "")) {
            assertThat(other.next().get(1)).isEqualTo("connected");
            try (Listening page = new Listening(EAST, "")) {
                page.next();
                annotator.post("/api/v1/tasks/" + task + "/release").is(204);
                assertThat(page.next().get(1)).isEqualTo("changed");
            }
            try (Listening again = new Listening(NORTH, "")) {
                assertThat(again.next().get(0))
                        .as("nobody else's lists have changed")
                        .endsWith(":0");
            }
        }
    }
}
