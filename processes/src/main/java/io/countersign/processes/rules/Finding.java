package io.countersign.processes.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What breaks a rule.
 *
 * @param elementId of the element that breaks it; null where it is the file
 * @param line in the file, from 1; null where that is not known
 * @param values that the rule's sentence has places for
 */
public record Finding(
        Rule rule, @Nullable String elementId, @Nullable Integer line, List<String> values) {

    static Finding at(String elementId, Rule rule, @Nullable Object... values) {
        return new Finding(
                rule, elementId, null, Arrays.stream(values).map(Finding::told).toList());
    }

    static Finding ofFile(@Nullable Integer line, Rule rule, @Nullable Object... values) {
        return new Finding(
                rule, null, line, Arrays.stream(values).map(Finding::told).toList());
    }

    private static String told(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }

    public boolean isError() {
        return rule.severity() == Severity.ERROR;
    }

    /** Said of the element, to be read behind its id; English for any language but Chinese. */
    public String message(Locale language) {
        String said = language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? rule.chinese() : rule.english();
        for (int i = 0; i < values.size(); i++) {
            said = said.replace("{" + i + "}", values.get(i));
        }
        return said;
    }

    @Override
    public String toString() {
        return (elementId == null ? "" : elementId + ": ") + message(Locale.ENGLISH);
    }
}
