package io.countersign.api.command;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import tools.jackson.databind.JsonNode;

/** Events for people, a line each: number, time, who, what, of what, why. */
final class EventTable {
    private static final String LINE = "%-10s  %-27s  %-28s  %-26s  %-20s  %s%n";

    private final PrintWriter out;
    private final ResourceBundle texts;
    private boolean begun;

    EventTable(PrintWriter out, Locale locale) {
        this.out = out;
        this.texts = ResourceBundle.getBundle(
                EventTable.class.getName(),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @param event as it was recorded */
    void row(JsonNode event) {
        if (!begun) {
            begun = true;
            line("seq", "at", "who", "action", "subject", "reason");
        }
        JsonNode actor = event.path("actor");
        out.printf(
                Locale.ROOT,
                LINE,
                event.path("seq").asString(),
                event.path("at").asString(),
                actor.path("username").asString(actor.path("subject").asString()),
                event.path("action").asString(),
                event.path("subjectType").asString() + " "
                        + event.path("subjectId").asString(),
                event.path("reason").asString(""));
    }

    /** @param total of all events that answer the question */
    void end(long total) {
        out.println(MessageFormat.format(texts.getString("total"), String.valueOf(total)));
    }

    private void line(String... keys) {
        Object[] heads = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            heads[i] = texts.getString(keys[i]);
        }
        out.printf(Locale.ROOT, LINE, heads);
    }
}
