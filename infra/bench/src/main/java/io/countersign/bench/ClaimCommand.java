package io.countersign.bench;

import io.countersign.bench.claim.Claimers;
import io.countersign.bench.claim.OpenTasks;
import io.countersign.bench.lifecycle.SyntheticItems;
import io.countersign.bench.lifecycle.SyntheticJob;
import io.countersign.bench.measure.Latencies;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Table;
import io.countersign.bench.product.Crowd;
import io.countersign.bench.product.People;
import io.countersign.bench.product.Person;
import io.countersign.bench.product.Product;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "claim",
        description =
                "Many people before many open tasks: how long the first page and a claim take; no task goes to two.")
final class ClaimCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private CheckoutOptions options = new CheckoutOptions();

    @CommandLine.Option(names = "--tasks", description = "Open at the begin (default: ${DEFAULT-VALUE}).")
    private int tasks = 1_000_000;

    @CommandLine.Option(names = "--people", description = "At once (default: ${DEFAULT-VALUE}).")
    private int people = 64;

    @CommandLine.Option(names = "--rounds", description = "Of look and claim, each (default: ${DEFAULT-VALUE}).")
    private int rounds = 20;

    @CommandLine.Option(
            names = "--think",
            description = "Milliseconds that a person pauses on average before each call (default: ${DEFAULT-VALUE}).")
    private long think = 1_000;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Crowd crowd = Crowd.of(people);
                Product product = options.start(
                        Map.of("COUNTERSIGN_ISSUER_URI", crowd.uri().toString()), out)) {
            seed(product, crowd, out);
            Claimers warmUp = claimers(product, crowd, new Latencies());
            warmUp.run(rounds);
            Latencies latencies = new Latencies();
            Claimers claimers = claimers(product, crowd, latencies);
            out.println("Measuring");
            out.flush();
            try (Measurement measurement = new Measurement(product.process())) {
                claimers.run(rounds);
                tell(claimers, latencies, measurement.end()).print(out);
            }
        }
        return 0;
    }

    private void seed(Product product, Crowd crowd, PrintWriter out) throws Exception {
        out.println("Writing " + tasks + " open tasks");
        out.flush();
        Person owner = new People(product.api(), crowd.uri(), new Latencies()).one("meridian-owner-1");
        SyntheticJob job = SyntheticJob.draft(owner, "A long queue");
        job.importItems(new SyntheticItems(options.seed, 20));
        try (Connection connection =
                DriverManager.getConnection(product.jdbcUrl(), "countersign", product.postgresPassword())) {
            OpenTasks.write(connection, Long.parseLong(job.id()), tasks);
        }
    }

    private Claimers claimers(Product product, Crowd crowd, Latencies latencies) throws Exception {
        People access = new People(product.api(), crowd.uri(), latencies);
        List<Person> signedIn = new ArrayList<>();
        for (String username : crowd.usernames()) {
            signedIn.add(access.one(username, Crowd.PASSWORD));
        }
        return new Claimers(signedIn, think, options.seed);
    }

    private Table tell(Claimers claimers, Latencies latencies, Measurement.Result result) {
        Table table = new Table(
                "claim --tasks " + tasks + " --people " + people + " --think " + think,
                CheckoutOptions.root(),
                options.seed);
        table.row("load", "%s", result.load());
        table.row("claims", "%,d of %,d open tasks, none given twice", claimers.claims(), tasks);
        table.row("calls a second", "%.0f", 2 * claimers.claims() / result.seconds());
        for (String kind : List.of("first page", "claim")) {
            table.row(
                    kind,
                    "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                    latencies.millis(kind, 0.5),
                    latencies.millis(kind, 0.95),
                    latencies.millis(kind, 0.99));
        }
        table.row(
                "CPU ms a call",
                "application %.2f, PostgreSQL %.2f",
                result.cpu().application() * 500 / claimers.claims(),
                result.cpu().postgres() * 500 / claimers.claims());
        return table;
    }
}
