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

/** Runs the benchmark's series from import to the sealed release, and compares what came out with what NAB published. */
public final class Demonstration {
    private final PrintWriter out;
    private final DemoPeople people;
    private final Stores stores;

    /** Where events are counted: the table, the topic, the index. */
    public record Stores(JdbcClient jdbc, String bootstrapServers, String topic, History history) {}

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
        ApiClient owner = people.as(DemoJob.OWNER);
        long jobId = NabJob.job().open(owner, NabJob.sources(corpus), Instant.now());
        out.printf(
                "%nJob %d runs: %d series, labels of %s.%n",
                jobId, corpus.series().size(), corpus.labels().keySet());
        DemoCrew crew = new DemoCrew(people, jobId, new NabScript(corpus).parts());
        String releaseId = new JobRun(out, owner, jobId).untilReleased(crew, bundle);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        boolean countsAgree = new DemoReport(out, owner).print(jobId, releaseId, crew, stores, took);
        boolean labelsAgree = compare(corpus, bundle);
        out.printf("The sealed bundle lies at %s.%n", bundle);
        out.flush();
        return countsAgree && labelsAgree;
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
