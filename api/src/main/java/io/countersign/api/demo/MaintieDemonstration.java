package io.countersign.api.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs maintenance work orders from import to the sealed release, labelled by simulated people, and tells how near to the gold it came. */
public final class MaintieDemonstration {
    private final PrintWriter out;
    private final DemoPeople people;
    private final Demonstration.Stores stores;

    public MaintieDemonstration(PrintWriter out, URI api, URI issuer, Demonstration.Stores stores) {
        this.out = out;
        this.people = new DemoPeople(api, issuer);
        this.stores = stores;
    }

    /**
     * @param seed of the errors that are drawn; the same one gives the same labels
     * @param bundle where the sealed release is put
     * @return whether the three stores agree, and the release came nearer to the gold than every single annotator
     */
    public boolean run(MaintieCorpus corpus, long seed, Path bundle) throws IOException, InterruptedException {
        long began = System.nanoTime();
        ApiClient owner = people.as(DemoJob.OWNER);
        SimulatedPeople simulated = new SimulatedPeople(corpus, seed);
        long jobId = job(corpus).open(owner, sources(corpus), Instant.now());
        state(corpus, seed, jobId);
        MaintieScript script = new MaintieScript(simulated);
        DemoCrew crew = new DemoCrew(people, jobId, script.parts());
        String releaseId = new JobRun(out, owner, jobId).untilReleased(crew, bundle);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        boolean countsAgree = new DemoReport(out, owner).print(jobId, releaseId, crew, stores, took);
        MaintieReport report = MaintieReport.of(corpus.byId(), script.submitted(), ReleasedTexts.of(bundle), seed);
        report.print(out);
        out.printf("The sealed bundle lies at %s.%n", bundle);
        out.flush();
        return countsAgree && report.consensusIsNearest();
    }

    private void state(MaintieCorpus corpus, long seed, long jobId) {
        out.printf(
                "%nJob %d runs: %d work orders, simulated people, seed %d.%n",
                jobId, corpus.orders().size(), seed);
        out.printf("The error model: %s.%n", ErrorModel.USUAL.stated());
        SimulatedPeople.annotators()
                .forEach((name, factor) -> out.printf(Locale.ROOT, "  %-24s %.1f times as often%n", name, factor));
        out.printf(Locale.ROOT, "  %-24s %.2f times as often%n", "who judges or reworks", SimulatedPeople.EXPERT);
    }

    private static DemoJob job(MaintieCorpus corpus) {
        return new DemoJob(
                "Maintenance work orders",
                Map.of(
                        "classes",
                        corpus.classes().values().stream()
                                .map(MaintieCorpus.Kind::label)
                                .toList(),
                        "channels",
                        List.of(),
                        "guideline",
                        Map.of(
                                "zh-CN",
                                "标出每个实体及其类别,再标出实体之间的关系;实体可以嵌套。规则见 MaintIE 的 GUIDELINES.md。",
                                "en",
                                "Mark every entity with its class, then the relations between them; entities may be nested. By the rules "
                                        + "of MaintIE's GUIDELINES.md.")),
                List.of(
                        DemoJob.participant("supplier-east", true, true),
                        DemoJob.participant("supplier-west", true, true)),
                policy());
    }

    /** Three of one supplier read a text, somebody of the other judges it; what two of three have is kept. */
    private static Map<String, Object> policy() {
        return Map.of(
                "packageSize",
                20,
                "packagesPerLot",
                5,
                "overlap",
                3,
                "extraAnnotators",
                0,
                "agreementThreshold",
                0.5,
                "agreedShare",
                0.5,
                "consolidation",
                Map.of("strategy", "majority", "threshold", 0.5, "windowSize", 0, "probationaryPercent", 0),
                "inspection",
                Map.of("level", "II", "aql", "4.0", "reducedAllowed", false));
    }

    private static List<DemoJob.Source> sources(MaintieCorpus corpus) {
        return corpus.orders().stream()
                .map(order -> new DemoJob.Source(order.externalId(), "text", order.media()))
                .toList();
    }
}
