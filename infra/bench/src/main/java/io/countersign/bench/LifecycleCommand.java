package io.countersign.bench;

import io.countersign.bench.lifecycle.Lifecycle;
import io.countersign.bench.lifecycle.SyntheticItems;
import io.countersign.bench.measure.Heap;
import io.countersign.bench.measure.Latencies;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Table;
import io.countersign.bench.measure.ThreadTimes;
import io.countersign.bench.product.People;
import io.countersign.bench.product.Product;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
        name = "lifecycle",
        description = "A job from import to the sealed release: items a second, and CPU for 1,000 items.")
final class LifecycleCommand implements Callable<Integer> {
    private static final int MOST_GROUPS = 12;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private CheckoutOptions options = new CheckoutOptions();

    @CommandLine.Option(
            names = "--items",
            split = ",",
            description = "Of the job; several numbers are several jobs, one after the other (default: 10000).")
    private List<Integer> items = List.of(10_000);

    @CommandLine.Option(names = "--warm-up", description = "Items of a job before (default: ${DEFAULT-VALUE}).")
    private int warmUp = 4_000;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Product product = options.start(Map.of(), out);
                Heap heap = Heap.of(product.process())) {
            if (warmUp > 0) {
                out.println("Warming up with " + warmUp + " items");
                measure(product, heap, warmUp, out);
            }
            for (int count : items) {
                out.println("Measuring " + count + " items");
                measure(product, heap, count, out).print(out);
            }
        }
        return 0;
    }

    private Table measure(Product product, Heap heap, int count, PrintWriter out) throws Exception {
        Latencies latencies = new Latencies();
        Lifecycle lifecycle = new Lifecycle(
                new People(product.api(), product.issuer(), latencies),
                new SyntheticItems(options.seed, count),
                Duration.ofMinutes(10).plus(Duration.ofMillis(100L * count)),
                out);
        ThreadTimes threads = ThreadTimes.of(product.process());
        Measurement[] measurement = new Measurement[1];
        lifecycle.run("Machine reports, " + Instant.now(), () -> {
            heap.restart();
            measurement[0] = new Measurement(product.process());
        });
        try (Measurement whole = measurement[0]) {
            Measurement.Result result = whole.end();
            Table table = new Table(
                    "lifecycle --items " + count + " --warm-up " + warmUp, CheckoutOptions.root(), options.seed);
            table.row("load", "%s", result.load());
            table.row("ready", "%.1f s after the start of the JVM", product.readySeconds());
            table.row("job", "%,d items, %,d tasks done by %d people", count, lifecycle.tasks(), lifecycle.crewSize());
            table.row("whole lifecycle", "%.1f s, %.0f items/s", result.seconds(), count / result.seconds());
            lifecycle
                    .phases()
                    .forEach((phase, seconds) ->
                            table.row("- " + phase, "%.1f s, %,.0f items/s", seconds, count / seconds));
            table.row(
                    "CPU s per 1,000 items",
                    "%.2f: application %.2f, PostgreSQL %.2f, Elasticsearch %.2f (the bench itself %.2f)",
                    result.cpu().product() * 1000 / count,
                    result.cpu().application() * 1000 / count,
                    result.cpu().postgres() * 1000 / count,
                    result.cpu().elasticsearch() * 1000 / count,
                    result.cpu().bench() * 1000 / count);
            table.row("CPU s by thread", "%s", ThreadTimes.of(product.process()).mostSince(threads, MOST_GROUPS));
            table.row("heap", "at most %.0f MiB used, %.0f MiB kept by a collection", heap.usedMib(), heap.keptMib());
            table.row("calls, p50 / p95", "%s", latencies.summary());
            return table;
        }
    }
}
