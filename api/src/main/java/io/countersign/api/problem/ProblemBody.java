package io.countersign.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.problem.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is sent: RFC 9457.
 *
 * @param rule of a refusal, the rule that refused
 * @param errors what is wrong, where more than the whole can be named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String rule,
        @Nullable List<FieldError> errors) {

    /** @param line in a file, from 1 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldError(
            String field, String message, @Nullable Long line) {
        static FieldError of(Violation violation, Locale language) {
            return new FieldError(violation.field(), violation.text().in(language), violation.line());
        }
    }
}
