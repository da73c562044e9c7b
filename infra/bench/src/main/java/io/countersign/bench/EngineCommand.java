package io.countersign.bench;

import io.countersign.bench.engine.EngineProcess;
import io.countersign.bench.engine.OneTaskInstances;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Table;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "engine",
        description = "The embedded engine alone: instances with one task, a second, and CPU for each.")
final class EngineCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--instances", description = "In each round (default: ${DEFAULT-VALUE}).")
    private int instances = 5_000;

    @CommandLine.Option(names = "--rounds", description = "After one to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path parent = CheckoutOptions.root().resolve("data").resolve("bench");
        Files.createDirectories(parent);
        Table table = new Table("engine --instances " + instances, CheckoutOptions.root(), 0);
        try (EngineProcess engine = EngineProcess.start(Files.createTempDirectory(parent, "engine-"));
                OneTaskInstances work = new OneTaskInstances(engine.address())) {
            out.println("Warming up");
            out.flush();
            work.run(instances);
            for (int round = 1; round <= rounds; round++) {
                try (Measurement measurement = new Measurement(engine.process())) {
                    work.run(instances);
                    Measurement.Result result = measurement.end();
                    table.row(
                            "round " + round,
                            "%.0f instances/s; CPU ms an instance: engine %.2f, PostgreSQL %.2f (the client %.2f); load %s",
                            instances / result.seconds(),
                            result.cpu().application() * 1000 / instances,
                            result.cpu().postgres() * 1000 / instances,
                            result.cpu().bench() * 1000 / instances,
                            result.load());
                }
            }
        }
        table.print(out);
        return 0;
    }
}
