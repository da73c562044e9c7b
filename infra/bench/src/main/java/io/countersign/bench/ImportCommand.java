package io.countersign.bench;

import io.countersign.bench.lifecycle.SyntheticItems;
import io.countersign.bench.lifecycle.SyntheticJob;
import io.countersign.bench.measure.Heap;
import io.countersign.bench.measure.Latencies;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Table;
import io.countersign.bench.product.People;
import io.countersign.bench.product.Person;
import io.countersign.bench.product.Product;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;

@CommandLine.Command(
        name = "import",
        description = "Items of a manifest in JSON lines: rows a second, and whether memory stays flat.")
final class ImportCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private CheckoutOptions options = new CheckoutOptions();

    @CommandLine.Option(
            names = "--rows",
            split = ",",
            description = "Of a manifest; each number is a job of its own (default: 10000,100000,1000000).")
    private List<Integer> rows = List.of(10_000, 100_000, 1_000_000);

    @CommandLine.Option(names = "--warm-up", description = "Rows of a manifest before (default: ${DEFAULT-VALUE}).")
    private int warmUp = 50_000;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Product product = options.start(Map.of(), out);
                Heap heap = Heap.of(product.process())) {
            Person owner = new People(product.api(), product.issuer(), new Latencies()).one("meridian-owner-1");
            bring(owner, warmUp);
            Table table = new Table(
                    "import --rows " + rows.stream().map(String::valueOf).collect(Collectors.joining(",")),
                    CheckoutOptions.root(),
                    options.seed);
            for (int count : rows) {
                out.printf(Locale.ROOT, "Importing %,d rows%n", count);
                out.flush();
                heap.restart();
                try (Measurement measurement = new Measurement(product.process())) {
                    bring(owner, count);
                    tell(table, count, measurement.end(), heap);
                }
            }
            table.print(out);
        }
        return 0;
    }

    private void bring(Person owner, int count) throws Exception {
        SyntheticJob job = SyntheticJob.draft(owner, "Manifest of " + count + ", " + Instant.now());
        job.importItems(new SyntheticItems(options.seed, count));
    }

    private static void tell(Table table, int count, Measurement.Result result, Heap heap) {
        table.row(
                String.format(Locale.ROOT, "%,d rows", count),
                "%.1f s, %,.0f rows/s; CPU s: application %.1f, PostgreSQL %.1f;"
                        + " heap at most %.0f MiB used, %.0f MiB kept; load %s",
                result.seconds(),
                count / result.seconds(),
                result.cpu().application(),
                result.cpu().postgres(),
                heap.usedMib(),
                heap.keptMib(),
                result.load());
    }
}
