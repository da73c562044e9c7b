package io.countersign.api.command;

import io.countersign.api.demo.ApiClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

@CommandLine.Command(
        name = "read-mark",
        description = {
            "Asks the running system to whom an image was given, for which task and when, by its invisible mark.",
            "The image may have been cut, scaled or compressed since. The question is kept in the history.",
            "Ends with 0 where a mark was found, 1 where there is none, 2 where it could not ask."
        })
public final class ReadMarkCommand implements Callable<Integer> {
    private static final int NONE = 1;
    private static final int NOT_ASKED = 2;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ApiAccess access = new ApiAccess();

    @CommandLine.Parameters(paramLabel = "FILE", description = "The image, as it was found.")
    private Path file = Path.of("");

    @CommandLine.Option(names = "--json", description = "What was found as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("no file: " + file);
            }
            ApiClient client = access.client();
            JsonNode found = client.stream("/api/v1/media/mark", "application/octet-stream", this::open);
            if (found.isMissingNode()) {
                out.println("no mark found");
                return NONE;
            }
            if (json) {
                out.println(found);
            } else {
                tell(out, found);
            }
            return 0;
        } catch (IOException | UncheckedIOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return NOT_ASKED;
        }
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(PrintWriter out, JsonNode found) {
        out.println("person  " + text(found, "person") + " of " + text(found, "organisation"));
        out.println("item    " + text(found, "itemNo") + " of job " + text(found, "jobId"));
        out.println("task    " + (found.hasNonNull("taskId") ? text(found, "taskId") : "none"));
        out.println("given   " + text(found, "givenAt"));
        out.printf(
                "mark    %.1f standard deviations above chance, image at %.3f of its size%n",
                found.get("peak").asDouble(), found.get("scale").asDouble());
    }

    private static String text(JsonNode found, String field) {
        return found.get(field).asString();
    }
}
