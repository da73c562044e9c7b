package io.countersign.api.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The table at the end. */
final class DemoReport {
    private static final Duration INDEXING = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final PrintWriter out;
    private final ApiClient owner;

    DemoReport(PrintWriter out, ApiClient owner) {
        this.out = out;
        this.owner = owner;
    }

    /** @return whether the three stores hold the same number of events */
    boolean print(long jobId, String releaseId, DemoCrew crew, Demonstration.Stores stores, Duration took)
            throws IOException, InterruptedException {
        out.println();
        row("tasks carried out", crew.done());
        for (JsonNode lot : owner.get("/api/v1/jobs/" + jobId + "/lots").get("items")) {
            row(
                    "lot " + lot.get("number").asString(),
                    lot.get("supplier").asString() + ", " + lot.get("size") + " items, "
                            + lot.get("state").asString());
        }
        JsonNode release = owner.get("/api/v1/releases/" + releaseId);
        row(
                "release",
                "version " + release.get("release").get("version") + ", "
                        + release.get("release").get("items") + " items");
        row("manifest SHA-256", release.get("release").get("manifestSha256").asString());
        for (JsonNode signature : release.get("signatures")) {
            row(
                    signature.get("kind").asString(),
                    signature.get("name").asString() + ", "
                            + signature.get("organisation").asString());
        }
        row("from draft to seal", String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
        EventCensus census = settled(jobId, stores);
        row("events in PostgreSQL", census.postgres());
        row("events in Kafka", census.kafka());
        row("events in Elasticsearch", census.elasticsearch());
        out.println();
        out.println(
                census.agree()
                        ? "The three stores hold the same number of events."
                        : "The three stores do not hold the same number of events.");
        return census.agree();
    }

    /** The index is a second or two behind. */
    private static EventCensus settled(long jobId, Demonstration.Stores stores) throws InterruptedException {
        Instant limit = Instant.now().plus(INDEXING);
        while (true) {
            EventCensus census =
                    EventCensus.take(jobId, stores.jdbc(), stores.bootstrapServers(), stores.topic(), stores.history());
            if (census.agree() || Instant.now().isAfter(limit)) {
                return census;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private void row(String what, Object value) {
        out.printf(Locale.ROOT, "  %-24s %s%n", what, value);
    }
}
