package io.countersign.bench;

import io.countersign.bench.history.Auditor;
import io.countersign.bench.history.Findable;
import io.countersign.bench.history.HistoryLoad;
import io.countersign.bench.history.SyntheticHistory;
import io.countersign.bench.history.TrailFeed;
import io.countersign.bench.measure.Latencies;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Table;
import io.countersign.bench.product.People;
import io.countersign.bench.product.Product;
import io.countersign.search.SearchClient;
import java.io.PrintWriter;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

@CommandLine.Command(
        name = "history",
        description = {
            "A long history: how fast it is written, how long questions and their facets take, and how soon an event is found while"
                    + " others come in.",
            "With --data of a run before it goes on with what that has written."
        })
final class HistoryCommand implements Callable<Integer> {
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private CheckoutOptions options = new CheckoutOptions();

    @CommandLine.Option(names = "--events", description = "In the history (default: ${DEFAULT-VALUE}).")
    private long events = 10_000_000;

    @CommandLine.Option(
            names = "--load-minutes",
            description = "After which no more is written, and what there is is asked (default: ${DEFAULT-VALUE}).")
    private long loadMinutes = 60;

    @CommandLine.Option(
            names = "--questions",
            description = "Asked, after as many to warm up (default: ${DEFAULT-VALUE}).")
    private int questions = 300;

    @CommandLine.Option(names = "--rate", description = "Events committed a second (default: ${DEFAULT-VALUE}).")
    private int rate = 2_000;

    @CommandLine.Option(names = "--seconds", description = "That they are committed for (default: ${DEFAULT-VALUE}).")
    private long seconds = 60;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Product product = options.start(Map.of(), out);
                SearchClient search = SearchClient.of(product.elasticsearch())) {
            String password = product.postgresPassword();
            JdbcClient jdbc =
                    JdbcClient.create(new DriverManagerDataSource(product.jdbcUrl(), "countersign", password));
            SyntheticHistory history = new SyntheticHistory(options.seed, events, END);
            HistoryLoad load = new HistoryLoad(search.client(), jdbc, out);
            say(out, "Writing the history");
            HistoryLoad.Loaded loaded = load.load(history, events, Duration.ofMinutes(loadMinutes));
            long present = load.present();

            say(out, "Asking");
            Latencies latencies = new Latencies();
            auditor(product, history, new Latencies(), options.seed + 1).ask(questions);
            try (Measurement measurement = new Measurement(product.process())) {
                auditor(product, history, latencies, options.seed + 2).ask(questions);
                Measurement.Result asked = measurement.end();

                say(out, "Committing " + rate + " events a second");
                try (TrailFeed feed = new TrailFeed(
                                DriverManager.getConnection(product.jdbcUrl(), "countersign", password), rate);
                        Measurement feeding = new Measurement(product.process())) {
                    Fed fed = feed(product, search, feed, latencies);
                    tell(loaded, present, asked, latencies, fed, feeding.end()).print(out);
                }
            }
        }
        return 0;
    }

    /** @param events committed @param behind seconds from the last commit until all were found */
    private record Fed(long events, double behind) {}

    private Fed feed(Product product, SearchClient search, TrailFeed feed, Latencies latencies) throws Exception {
        Findable findable = new Findable(
                new People(product.api(), product.issuer(), new Latencies()).one("meridian-auditor-1"),
                search.client(),
                latencies);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Long> fed = thread.submit(() -> feed.run(Duration.ofSeconds(seconds)));
            findable.run("bench-" + Instant.now().toEpochMilli(), () -> !fed.isDone());
            long committed = fed.get();
            long began = System.nanoTime();
            findable.until("stream", TrailFeed.STREAM, committed);
            return new Fed(committed, (System.nanoTime() - began) / 1e9);
        } finally {
            thread.shutdown();
        }
    }

    private Auditor auditor(Product product, SyntheticHistory history, Latencies latencies, long seed)
            throws Exception {
        People people = new People(product.api(), product.issuer(), latencies);
        return new Auditor(people.one("meridian-auditor-1"), history, seed);
    }

    private Table tell(
            HistoryLoad.Loaded loaded,
            long present,
            Measurement.Result asked,
            Latencies latencies,
            Fed fed,
            Measurement.Result feeding) {
        Table table = new Table("history --events " + events + " --rate " + rate, CheckoutOptions.root(), options.seed);
        table.row("history", "%,d events", present);
        table.row(
                "written by this run",
                "%,d in %.0f s, %,.0f a second",
                loaded.written(),
                loaded.time().toMillis() / 1e3,
                loaded.written() == 0 ? 0 : loaded.perSecond());
        table.row("load while asking", "%s", asked.load());
        for (String kind : List.of(Auditor.PAGE, Auditor.FACETS)) {
            table.row(
                    kind + " of a question",
                    "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms (%,d)",
                    latencies.millis(kind, 0.5),
                    latencies.millis(kind, 0.95),
                    latencies.millis(kind, 0.99),
                    latencies.count(kind));
        }
        table.row("load while committing", "%s", feeding.load());
        table.row("committed", "%,d in %d s; all found %.1f s after the last", fed.events(), seconds, fed.behind());
        table.row(
                "from commit to found, meanwhile",
                "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms (%,d)",
                latencies.millis(Findable.KIND, 0.5),
                latencies.millis(Findable.KIND, 0.95),
                latencies.millis(Findable.KIND, 0.99),
                latencies.count(Findable.KIND));
        table.row(
                "CPU ms an event committed",
                "application %.2f, PostgreSQL %.2f",
                feeding.cpu().application() * 1_000 / fed.events(),
                feeding.cpu().postgres() * 1_000 / fed.events());
        return table;
    }

    private static void say(PrintWriter out, String what) {
        out.println(what);
        out.flush();
    }
}
