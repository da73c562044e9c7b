package io.countersign.api.command;

import io.countersign.infra.engine.EmbeddedEngine;
import io.countersign.infra.engine.EngineSettings;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStack;
import io.countersign.infra.local.LocalStackException;
import io.countersign.infra.local.PartName;
import io.countersign.infra.local.PostgresAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "engine",
        description = {
            "Runs the process engine alone, for other programs: the Camunda 8 REST API on 127.0.0.1.",
            "Keeps everything in PostgreSQL in the data directory, or in the one that is configured. See docs/engine.md."
        })
public final class EngineCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--data", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @CommandLine.Option(
            names = "--port",
            description = "Of the REST API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port = 8088;

    @CommandLine.Option(
            names = "--history-days",
            description = "How long ended instances are kept; 0 for ever (default: ${DEFAULT-VALUE}).")
    private int historyDays = 0;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        LocalSettings settings = LocalSettings.in(data)
                .withConfigured(PartAddresses.configured())
                .withParts(Set.of(PartName.POSTGRES));
        try {
            LocalStack stack = LocalStack.start(settings, progress -> out.println(progress.line(Locale.getDefault())));
            EmbeddedEngine engine = start(stack);
            UntilStopped running = UntilStopped.closing("stop-engine", () -> {
                engine.close();
                stack.close();
            });
            out.println("Engine: " + engine.restAddress() + "/v2. Stop with Ctrl C.");
            out.flush();
            running.await();
            return 0;
        } catch (LocalStackException | IllegalStateException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private EmbeddedEngine start(LocalStack stack) {
        PostgresAddress database = stack.addresses().postgres();
        try {
            return EmbeddedEngine.start(EngineSettings.of(database.jdbcUrl(), database.user(), database.password())
                    .withPort(port)
                    .withHistoryKept(Duration.ofDays(historyDays)));
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }
}
