package io.countersign.api.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What is asked of the history, from a shell. */
final class HistoryOptions {
    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "Of the reason, of what changed, or of the name: all of them.")
    private List<String> words = List.of();

    @CommandLine.Option(names = "--job", paramLabel = "N", description = "One job alone.")
    private @Nullable Long job;

    @CommandLine.Option(names = "--organisation", description = "Of the actor.")
    private @Nullable String organisation;

    @CommandLine.Option(names = "--actor", paramLabel = "USERNAME", description = "Who did it.")
    private @Nullable String actor;

    @CommandLine.Option(names = "--action", description = "For example annotation.submitted.")
    private @Nullable String action;

    @CommandLine.Option(names = "--subject-type", description = "For example item.")
    private @Nullable String subjectType;

    @CommandLine.Option(names = "--subject-id", description = "Together with the type; an item's is JOB/NUMBER.")
    private @Nullable String subjectId;

    @CommandLine.Option(names = "--element", description = "Of the process, for example screen-items.")
    private @Nullable String element;

    @CommandLine.Option(
            names = "--refused",
            negatable = true,
            description = "Refusals alone; --no-refused: everything but them.")
    private @Nullable Boolean refused;

    @CommandLine.Option(names = "--from", paramLabel = "INSTANT", description = "Inclusive: 2026-01-31T00:00:00Z.")
    private @Nullable Instant from;

    @CommandLine.Option(names = "--to", paramLabel = "INSTANT", description = "Exclusive.")
    private @Nullable Instant to;

    /** As query parameters, each with an ampersand after it. */
    String query() {
        List<String> fields = new ArrayList<>();
        add(fields, "text", words.isEmpty() ? null : String.join(" ", words));
        add(fields, "jobId", job);
        add(fields, "organisation", organisation);
        add(fields, "actor", actor);
        add(fields, "action", action);
        add(fields, "subjectType", subjectType);
        add(fields, "subjectId", subjectId);
        add(fields, "elementId", element);
        add(fields, "refused", refused);
        add(fields, "from", from);
        add(fields, "to", to);
        return String.join("", fields);
    }

    private static void add(List<String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8) + "&");
        }
    }
}
