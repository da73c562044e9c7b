package io.countersign.api;

import io.countersign.api.command.ServeCommand;
import picocli.CommandLine;

/** The entry point of {@code java -jar countersign.jar}. */
@CommandLine.Command(
        name = "countersign",
        description = "Runs the labelling of industrial data as a process that companies share.",
        mixinStandardHelpOptions = true,
        subcommands = {ServeCommand.class})
public final class CountersignApplication implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CountersignApplication()).execute(arguments));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: serve or demo.");
    }
}
