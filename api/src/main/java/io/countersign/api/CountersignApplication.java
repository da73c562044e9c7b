package io.countersign.api;

import io.countersign.api.command.BackupCommand;
import io.countersign.api.command.DemoCommand;
import io.countersign.api.command.EngineCommand;
import io.countersign.api.command.ErasePersonCommand;
import io.countersign.api.command.ExportHistoryCommand;
import io.countersign.api.command.HistoryCommand;
import io.countersign.api.command.ReadMarkCommand;
import io.countersign.api.command.RebuildIndexCommand;
import io.countersign.api.command.RestoreCommand;
import io.countersign.api.command.RotateKeyCommand;
import io.countersign.api.command.ServeCommand;
import io.countersign.api.command.VerifyCommand;
import io.countersign.api.offline.AggregateCommand;
import io.countersign.api.offline.AgreementCommand;
import io.countersign.api.offline.CompareReleasesCommand;
import io.countersign.api.offline.ConvertCommand;
import io.countersign.api.offline.MatchCommand;
import io.countersign.api.offline.PlanCommand;
import io.countersign.api.offline.SplitCommand;
import io.countersign.api.offline.StapleCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;

/** The entry point of {@code java -jar countersign.jar}. */
@CommandLine.Command(
        name = "countersign",
        description = "Runs the labelling of industrial data as a process that companies share.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            EngineCommand.class,
            DemoCommand.class,
            VerifyCommand.class,
            RotateKeyCommand.class,
            RebuildIndexCommand.class,
            HistoryCommand.class,
            ExportHistoryCommand.class,
            ReadMarkCommand.class,
            ErasePersonCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AgreementCommand.class,
            PlanCommand.class,
            AggregateCommand.class,
            StapleCommand.class,
            MatchCommand.class,
            ConvertCommand.class,
            SplitCommand.class,
            CompareReleasesCommand.class
        })
public final class CountersignApplication implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        // The parts log already when Spring Boot would set logging anew.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        // Tomcat speaks java.util.logging, and the issuer's starts before Spring Boot has set the application's.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(new CommandLine(new CountersignApplication()).execute(arguments));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do; --help lists it.");
    }
}
