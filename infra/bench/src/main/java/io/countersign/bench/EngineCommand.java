package io.countersign.bench;

import io.countersign.bench.engine.Backlog;
import io.countersign.bench.engine.Database;
import io.countersign.bench.engine.EngineServer;
import io.countersign.bench.engine.OneTaskInstances;
import io.countersign.bench.engine.OpenPolls;
import io.countersign.bench.engine.OperatonProgram;
import io.countersign.bench.engine.RoundTrips;
import io.countersign.bench.engine.ServerProcess;
import io.countersign.bench.engine.WideInstances;
import io.countersign.bench.measure.Latencies;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
        name = "engine",
        description =
                "The embedded engine alone: throughput and CPU for each instance, compared with Operaton's Java API;"
                        + " round trips; activation beside many instances; open polls; wide multi-instance.")
final class EngineCommand implements Callable<Integer> {

    /** What can be measured. */
    enum Part {
        INSTANCES,
        OPERATON,
        ROUND_TRIP,
        POLLS,
        PARALLEL,
        BACKLOG
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Parameters(description = "What to measure: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Part> parts = List.of(Part.values());

    @CommandLine.Option(names = "--instances", description = "In each round (default: ${DEFAULT-VALUE}).")
    private int instances = 5_000;

    @CommandLine.Option(names = "--rounds", description = "After one to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @CommandLine.Option(names = "--backlog", description = "Running instances (default: 1000 and 100000).")
    private List<Integer> backlogs = List.of(1_000, 100_000);

    @CommandLine.Option(names = "--turns", description = "Round trips (default: ${DEFAULT-VALUE}).")
    private int turns = 1_000;

    private Path data = Path.of("");

    @Override
    public Integer call() throws Exception {
        Path parent = CheckoutOptions.root().resolve("data").resolve("bench");
        Files.createDirectories(parent);
        data = Files.createTempDirectory(parent, "engine-");
        Set<Part> wanted = EnumSet.copyOf(parts);
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table(
                "engine " + wanted.stream().map(Part::name).collect(Collectors.joining(" ")) + " --instances "
                        + instances,
                CheckoutOptions.root(),
                0);
        if (wanted.contains(Part.OPERATON)) {
            operaton("full", table);
            operaton("audit", table);
        }
        if (!wanted.equals(EnumSet.of(Part.OPERATON))) {
            try (ServerProcess engine = EngineServer.start(data.resolve("engine"));
                    Database database = new Database(engine.database())) {
                URI address = EngineServer.address(engine);
                for (Part part : wanted) {
                    out.println("Measuring " + part);
                    out.flush();
                    switch (part) {
                        case INSTANCES -> instances(engine, address, table);
                        case ROUND_TRIP -> roundTrips(engine, address, table);
                        case POLLS -> polls(engine, address, table);
                        case PARALLEL -> parallel(engine, database, address, table);
                        case BACKLOG -> backlog(engine, database, address, table, out);
                        case OPERATON -> {}
                    }
                }
            }
        }
        table.print(out);
        return 0;
    }

    private void operaton(String history, Table table) throws IOException {
        try (ServerProcess program = OperatonProgram.start(data.resolve("operaton-" + history), history)) {
            String question = Integer.toString(instances);
            program.ask(question);
            for (int round = 1; round <= rounds; round++) {
                try (Measurement measurement = new Measurement(program.process())) {
                    program.ask(question);
                    row("Operaton's Java API, history " + history + ", round " + round, measurement.end(), table);
                }
            }
        }
    }

    private void instances(ServerProcess engine, URI address, Table table) throws Exception {
        try (OneTaskInstances work = new OneTaskInstances(address)) {
            work.run(instances);
            for (int round = 1; round <= rounds; round++) {
                try (Measurement measurement = new Measurement(engine.process())) {
                    work.run(instances);
                    row("instances, round " + round, measurement.end(), table);
                }
            }
        }
    }

    private void row(String what, Measurement.Result result, Table table) {
        table.row(
                what,
                "%.0f instances/s; CPU ms an instance: %.2f (JVM %.2f, PostgreSQL %.2f; the client %.2f); load %s",
                instances / result.seconds(),
                (result.cpu().application() + result.cpu().postgres()) * 1000 / instances,
                result.cpu().application() * 1000 / instances,
                result.cpu().postgres() * 1000 / instances,
                result.cpu().bench() * 1000 / instances,
                result.load());
    }

    private void roundTrips(ServerProcess engine, URI address, Table table) throws Exception {
        try (RoundTrips work = new RoundTrips(address)) {
            work.run("round-trip-warm-up", turns);
            try (Measurement measurement = new Measurement(engine.process())) {
                Latencies latencies = work.run("round-trip", turns);
                table.row(
                        "round trips, one at a time",
                        "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms (%d); load %s",
                        latencies.millis(RoundTrips.KIND, 0.5),
                        latencies.millis(RoundTrips.KIND, 0.95),
                        latencies.millis(RoundTrips.KIND, 0.99),
                        latencies.count(RoundTrips.KIND),
                        measurement.end().load());
            }
        }
    }

    private static void polls(ServerProcess engine, URI address, Table table) throws IOException {
        OpenPolls.Threads threads = new OpenPolls(address).open(engine.process(), 500);
        table.row("500 open polls", "threads of the JVM: %d before, at most %d", threads.before(), threads.during());
    }

    private static void parallel(ServerProcess engine, Database database, URI address, Table table) throws Exception {
        try (WideInstances work = new WideInstances(address)) {
            work.run("wide-warm-up", 200);
            Database.Transactions before = settled(database);
            try (Measurement measurement = new Measurement(engine.process())) {
                int results = work.run("wide", 200);
                Measurement.Result result = measurement.end();
                Database.Transactions transactions = settled(database).since(before);
                table.row(
                        "parallel multi-instance of 200",
                        "%d results in %.2f s; %d transactions, %d rolled back; load %s",
                        results,
                        result.seconds(),
                        transactions.committed(),
                        transactions.rolledBack(),
                        result.load());
            }
        }
    }

    /** When the server's count does not change any more. */
    private static Database.Transactions settled(Database database) throws Exception {
        Database.Transactions last = database.transactions();
        while (true) {
            Thread.sleep(2_500); // longer than the second within which an idle process tells what it did
            Database.Transactions now = database.transactions();
            if (now.committed() - last.committed() < 20) {
                return now;
            }
            last = now;
        }
    }

    private void backlog(ServerProcess engine, Database database, URI address, Table table, PrintWriter out)
            throws Exception {
        try (Backlog backlog = new Backlog(address);
                OneTaskInstances work = new OneTaskInstances(address)) {
            for (int running : backlogs) {
                backlog.fillTo(running);
                backlog.take(200);
                try (Measurement measurement = new Measurement(engine.process())) {
                    Latencies latencies = backlog.take(500);
                    table.row(
                            String.format(Locale.ROOT, "beside %,d running instances", running),
                            "%s p50 %.1f ms, p95 %.1f ms; %s p50 %.1f ms, p95 %.1f ms; load %s",
                            Backlog.ACTIVATE,
                            latencies.millis(Backlog.ACTIVATE, 0.5),
                            latencies.millis(Backlog.ACTIVATE, 0.95),
                            Backlog.COMPLETE,
                            latencies.millis(Backlog.COMPLETE, 0.5),
                            latencies.millis(Backlog.COMPLETE, 0.95),
                            measurement.end().load());
                }
                work.run(instances);
                try (Measurement measurement = new Measurement(engine.process())) {
                    work.run(instances);
                    row(String.format(Locale.ROOT, "instances beside %,d", running), measurement.end(), table);
                }
            }
        }
    }
}
