package io.countersign.bench;

import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;

/** The entry point of {@code ./countersign bench}. */
@CommandLine.Command(
        name = "bench",
        description = "Measures the product. Each table says what it was measured on.",
        mixinStandardHelpOptions = true,
        subcommands = {
            LifecycleCommand.class,
            ImportCommand.class,
            ClaimCommand.class,
            EngineCommand.class,
            HistoryCommand.class
        })
public final class BenchApplication implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(new CommandLine(new BenchApplication()).execute(arguments));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to measure.");
    }
}
