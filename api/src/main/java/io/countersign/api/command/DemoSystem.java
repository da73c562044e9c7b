package io.countersign.api.command;

import io.countersign.api.demo.Demonstration;
import io.countersign.audit.KafkaSettings;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStackException;
import io.countersign.search.query.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** Everything that a demonstration runs on, for as long as it runs. */
final class DemoSystem {
    private DemoSystem() {}

    interface Show {
        /** @return whether everything is as it should be */
        boolean run(RunningSystem system, Demonstration.Stores stores) throws IOException, InterruptedException;
    }

    /** @return the exit code */
    static int show(PrintWriter out, Path data, Show show) throws IOException, InterruptedException {
        try (RunningSystem system = RunningSystem.start(
                LocalSettings.in(data).withConfigured(PartAddresses.configured()),
                0,
                progress -> out.println(progress.line(Locale.getDefault())))) {
            Demonstration.Stores stores = new Demonstration.Stores(
                    system.get(JdbcClient.class),
                    system.addresses().kafkaBootstrapServers(),
                    system.get(KafkaSettings.class).topic(),
                    system.get(History.class));
            return show.run(system, stores) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (LocalStackException e) {
            out.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
