package io.countersign.api.command;

import io.countersign.api.demo.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

@CommandLine.Command(
        name = "history",
        description = {
            "Asks the running system what has happened, newest first. The question is kept in the history, too.",
            "Sees what the person who asks may see."
        })
public final class HistoryCommand implements Callable<Integer> {
    private static final int NOT_ASKED = 2;
    private static final int LONGEST_PAGE = 1_000;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private HistoryOptions question = new HistoryOptions();

    @CommandLine.Mixin
    private ApiAccess access = new ApiAccess();

    @CommandLine.Option(names = "--limit", description = "Events at most; 0 for all (default: ${DEFAULT-VALUE}).")
    private long limit = 100;

    @CommandLine.Option(names = "--json", description = "One event a line, as it was recorded.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        EventTable table = new EventTable(out, Locale.getDefault());
        try {
            ApiClient client = access.client();
            long left = limit == 0 ? Long.MAX_VALUE : limit;
            String cursor = "";
            long total = 0;
            boolean more = true;
            while (more && left > 0) {
                JsonNode answer = client.get("/api/v1/history?" + question.query() + "limit="
                        + Math.min(left, LONGEST_PAGE) + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
                JsonNode page = answer.get("page");
                total = answer.get("total").asLong();
                for (JsonNode event : page.get("items")) {
                    if (json) {
                        out.println(event);
                    } else {
                        table.row(event);
                    }
                    left--;
                }
                more = page.hasNonNull("next");
                cursor = more ? page.get("next").asString() : "";
            }
            if (!json) {
                table.end(total);
            }
            out.flush();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return NOT_ASKED;
        }
    }
}
