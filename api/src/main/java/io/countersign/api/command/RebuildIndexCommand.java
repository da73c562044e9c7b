package io.countersign.api.command;

import io.countersign.infra.local.LocalStackException;
import io.countersign.infra.local.PartName;
import io.countersign.search.SearchClient;
import io.countersign.search.index.IndexRebuild;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

@CommandLine.Command(
        name = "rebuild-index",
        description = {
            "Builds the search indices anew from PostgreSQL, and reads them once they are whole.",
            "The system runs on meanwhile; what happens in it is written to both."
        })
public final class RebuildIndexCommand implements Callable<Integer> {
    private static final int TELL_EVERY = 100_000;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--data", description = "The data directory (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Stores stores = Stores.open(data, Set.of(PartName.POSTGRES, PartName.ELASTICSEARCH));
                SearchClient search = SearchClient.of(stores.elasticsearchUrl())) {
            IndexRebuild rebuild = new IndexRebuild(JdbcClient.create(stores.dataSource()), search.client());
            long begin = System.nanoTime();
            long events = rebuild.run(copied -> {
                if (copied % TELL_EVERY == 0) {
                    out.println(copied);
                }
            });
            double seconds = (System.nanoTime() - begin) / 1e9;
            out.printf(Locale.ROOT, "%d events in %.1f s%n", events, seconds);
            return 0;
        } catch (IllegalArgumentException | LocalStackException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }
}
