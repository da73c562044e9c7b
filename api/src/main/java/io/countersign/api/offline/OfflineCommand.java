package io.countersign.api.offline;

import io.countersign.format.UnreadableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What the commands on plain files share: a report as a table or as JSON, and 2 for input that says nothing usable. */
abstract class OfflineCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    abstract Report report() throws IOException;

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Report report = report();
            out.println(json ? report.json() : report.text());
            return 0;
        } catch (NoSuchFileException e) {
            err.println("there is no file " + e.getFile());
        } catch (IOException | BadInput | UnreadableFile | IllegalArgumentException e) {
            err.println(e.getMessage());
        }
        return BAD_INPUT;
    }
}
