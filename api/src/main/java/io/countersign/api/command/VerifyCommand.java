package io.countersign.api.command;

import io.countersign.infra.local.LocalStackException;
import io.countersign.infra.local.PartName;
import io.countersign.proof.PublishedTrail;
import io.countersign.proof.VerificationReport;
import io.countersign.proof.Verifier;
import io.countersign.release.BundleVerifier;
import io.countersign.release.Verification;
import io.countersign.search.export.ExportVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

@CommandLine.Command(
        name = "verify",
        description = {
            "Says whether the trail of events, or a downloaded file, is as it was written; if not, where it first differs.",
            "Reads the database that runs on the data directory, starts it where none runs, or the one that is configured."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A release or an exported history, as it was downloaded; needs nothing else.")
    private @Nullable Path file;

    @CommandLine.Option(names = "--data", description = "The data directory (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @CommandLine.Option(names = "--job", description = "One job's events alone.")
    private @Nullable Long job;

    @CommandLine.Option(
            names = "--key",
            description = "Fingerprint of the first key as you know it from elsewhere; another one is a fault.")
    private @Nullable String key;

    @CommandLine.Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Compare with the copies in Kafka as well.")
    private @Nullable String kafka;

    @CommandLine.Option(
            names = "--topics",
            arity = "2",
            paramLabel = "TOPIC",
            description = "Of the checkpoints and of the events (default: ${DEFAULT-VALUE}).")
    private List<String> topics = List.of("countersign.checkpoints", "countersign.events");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        VerifyTexts texts = new VerifyTexts(Locale.getDefault());
        try {
            return file == null ? trail(out, texts) : file(out, texts, file);
        } catch (IOException | IllegalArgumentException | LocalStackException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return NOT_CHECKED;
        }
    }

    private int file(PrintWriter out, VerifyTexts texts, Path file) throws IOException {
        if (ExportVerifier.isExport(file)) {
            ExportVerifier.Result export = ExportVerifier.verify(file);
            texts.lines(export).forEach(out::println);
            return export.isIntact() && isKnown(out, texts, export.keyFingerprint()) ? 0 : BROKEN;
        }
        Verification verification = new BundleVerifier(JsonMapper.builder().build()).verify(file);
        texts.lines(verification).forEach(out::println);
        return verification.isIntact() && isKnown(out, texts, verification.keyFingerprint()) ? 0 : BROKEN;
    }

    private int trail(PrintWriter out, VerifyTexts texts) {
        try (Stores stores = Stores.open(data, Set.of(PartName.POSTGRES))) {
            DataSource source = stores.dataSource();
            Verifier verifier = TrailChecks.verifier(source);
            VerificationReport report = job == null ? verifier.verify() : verifier.verifyJob(job);
            if (kafka != null) {
                report = report.with(
                        new PublishedTrail(JdbcClient.create(source), kafka).faults(topics.get(0), topics.get(1)));
            }
            texts.lines(report).forEach(out::println);
            boolean known =
                    report.keys().isEmpty() || isKnown(out, texts, report.keys().get(0));
            return report.intact() && known ? 0 : BROKEN;
        }
    }

    private boolean isKnown(PrintWriter out, VerifyTexts texts, String found) {
        if (key == null || key.equals(found)) {
            return true;
        }
        out.println(texts.otherKey(key, found));
        return false;
    }
}
