package io.countersign.api.command;

import io.countersign.api.demo.Demonstration;
import io.countersign.api.demo.NabCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "demo",
        subcommands = MaintieCommand.class,
        description =
                "Labels reference data end to end through the HTTP API, compares the result with the published one, and stops.")
public final class DemoCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--data", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data", "demo");

    @CommandLine.Option(
            names = "--labels",
            description = "A folder with NAME_labels_*.json of three people, to run instead of the shipped labels.")
    private @Nullable Path labels;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        NabCorpus corpus;
        try {
            corpus = labels == null ? NabCorpus.shipped() : NabCorpus.with(labels);
        } catch (IOException e) {
            spec.commandLine().getErr().println("--labels: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        return DemoSystem.show(
                out,
                data,
                (system, stores) -> new Demonstration(
                                out, system.api(), system.addresses().issuerUri(), stores)
                        .run(corpus, data.resolve("release.zip")));
    }
}
