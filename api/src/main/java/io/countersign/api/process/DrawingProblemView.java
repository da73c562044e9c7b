package io.countersign.api.process;

import io.countersign.processes.rules.Finding;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What breaks a rule.
 *
 * @param severity {@code error} or {@code warning}
 * @param message said of the element, in the language asked for
 */
record DrawingProblemView(
        @Nullable String elementId, @Nullable Integer line, String severity, String rule, String message) {

    static DrawingProblemView of(Finding finding, Locale language) {
        return new DrawingProblemView(
                finding.elementId(),
                finding.line(),
                finding.rule().severity().id(),
                finding.rule().id(),
                finding.message(language));
    }
}
