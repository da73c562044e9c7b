package io.countersign.api.command;

import io.countersign.infra.local.ConfiguredAddresses;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.LocalStackException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "serve",
        description = "Starts every part on this machine, and the application, until it is stopped.")
public final class ServeCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--data", description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @CommandLine.Option(
            names = "--port",
            description = "Of the HTTP API on 127.0.0.1; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port = 18080;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ConfiguredAddresses elsewhere = PartAddresses.configured();
        try {
            RunningSystem system = RunningSystem.start(
                    LocalSettings.in(data).withConfigured(elsewhere),
                    port,
                    progress -> out.println(progress.line(Locale.getDefault())));
            UntilStopped running = UntilStopped.closing("stop-all", system::close);
            new Greeting(out).print(system, elsewhere);
            out.printf(Locale.ROOT, "Ready in %.1f s. Stop with Ctrl C.%n", secondsSinceStart());
            out.flush();
            running.await();
            return 0;
        } catch (LocalStackException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private static double secondsSinceStart() {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return (System.currentTimeMillis() - started) / 1000.0;
    }
}
