package io.countersign.api.demo;

import io.countersign.search.query.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Runs the job from import to the sealed release, tells how far it is, and checks what came out. */
public final class Demonstration {
    private static final String OWNER = "meridian-owner-1";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Where events are counted: the table, the topic, the index. */
    public record Stores(JdbcClient jdbc, String bootstrapServers, String topic, History history) {}

    private final PrintWriter out;
    private final DemoPeople people;
    private final Stores stores;

    public Demonstration(PrintWriter out, URI api, URI issuer, Stores stores) {
        this.out = out;
        this.people = new DemoPeople(api, issuer);
        this.stores = stores;
    }

    /**
     * @param corpus what is labelled, and how
     * @param bundle where the sealed release is put
     * @return whether everything is as it should be
     */
    public boolean run(NabCorpus corpus, Path bundle) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long jobId = new DemoJob(people, corpus).open(Instant.now());
        out.printf(
                "%nJob %d runs: %d series, labels of %s.%n",
                jobId, corpus.series().size(), corpus.labels().keySet());
        DemoCrew crew = new DemoCrew(people, corpus, jobId);
        labelUntilReleased(jobId, crew);
        String releaseId = download(jobId, bundle);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        boolean countsAgree = new DemoReport(out, people.as(OWNER)).print(jobId, releaseId, crew, stores, took);
        boolean labelsAgree = compare(corpus, bundle);
        out.printf("The sealed bundle lies at %s.%n", bundle);
        out.flush();
        return countsAgree && labelsAgree;
    }

    private void labelUntilReleased(long jobId, DemoCrew crew) throws IOException, InterruptedException {
        ApiClient owner = people.as(OWNER);
        Instant limit = Instant.now().plus(LIMIT);
        String shown = "";
        while (true) {
            boolean worked = crew.round();
            JsonNode job = owner.get("/api/v1/jobs/" + jobId);
            String now = job.get("state").asString() + "  "
                    + owner.get("/api/v1/jobs/" + jobId + "/progress").get("items");
            if (!now.equals(shown)) {
                out.println("  " + now);
                out.flush();
                shown = now;
            }
            if (job.get("state").asString().equals("released")) {
                return;
            }
            if (Instant.now().isAfter(limit)) {
                throw new IOException("job " + jobId + " is still " + now + " after " + LIMIT.toMinutes() + " minutes");
            }
            if (!worked) {
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private String download(long jobId, Path bundle) throws IOException, InterruptedException {
        ApiClient owner = people.as(OWNER);
        String releaseId = owner.get("/api/v1/jobs/" + jobId + "/releases")
                .get(0)
                .get("id")
                .asString();
        owner.download("/api/v1/releases/" + releaseId + "/bundle", bundle);
        return releaseId;
    }

    private boolean compare(NabCorpus corpus, Path bundle) throws IOException {
        NabCorpus.Expected expected = corpus.expected();
        if (expected == null) {
            out.println("Other people's labels: there is nothing to compare with.");
            return true;
        }
        Comparison comparison = Comparison.of(bundle, corpus, expected);
        comparison.differences().forEach(difference -> out.println("  differs: " + difference));
        out.printf(
                Locale.ROOT,
                "Points and windows of %d of %d series equal NAB's combined_labels.json and combined_windows.json.%n",
                comparison.series() - comparison.differingSeries(),
                comparison.series());
        return comparison.differences().isEmpty();
    }
}
