package io.countersign.api.command;

import io.countersign.search.export.ExportFormat;
import io.countersign.search.export.ExportVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "export-history",
        description = {
            "Writes every event that answers a question into a file, with a signed statement of what it holds, and checks it.",
            "Needs the role auditor. That it was exported is kept in the history."
        })
public final class ExportHistoryCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int NOT_WRITTEN = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private HistoryOptions question = new HistoryOptions();

    @CommandLine.Mixin
    private ApiAccess access = new ApiAccess();

    @CommandLine.Option(names = "--format", description = "JSONL or CSV (default: ${DEFAULT-VALUE}).")
    private ExportFormat format = ExportFormat.JSONL;

    @CommandLine.Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A ZIP; what is there is replaced (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("history.zip");

    @Override
    public Integer call() throws InterruptedException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try {
                access.client()
                        .download(
                                "/api/v1/history/export?" + question.query() + "format="
                                        + format.name().toLowerCase(Locale.ROOT),
                                part);
                ExportVerifier.Result result = ExportVerifier.verify(part);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                spec.commandLine().getOut().println(file);
                new VerifyTexts(Locale.getDefault())
                        .lines(result)
                        .forEach(spec.commandLine().getOut()::println);
                return result.isIntact() ? 0 : BROKEN;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return NOT_WRITTEN;
        }
    }
}
