package io.countersign.api.web;

import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Outage;
import io.countersign.problem.Stale;
import io.countersign.problem.WrongState;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** RFC 9457 for everything that goes wrong: what happened, in which field or line, and a type that programs can tell apart. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final String RETRY_AFTER_SECONDS = "3";

    @ExceptionHandler
    ProblemDetail refused(Refused e) {
        ProblemDetail problem = problem(HttpStatus.FORBIDDEN, "refused", "Refused", e.getMessage());
        problem.setProperty("rule", e.rule());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFound e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", "Not found", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrongState(WrongState e) {
        return problem(HttpStatus.CONFLICT, "wrong-state", "Not possible in this state", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail stale(Stale e) {
        return problem(HttpStatus.PRECONDITION_FAILED, "stale", "Somebody was faster", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail preconditionRequired(EntityTags.PreconditionRequired e) {
        return problem(
                HttpStatus.PRECONDITION_REQUIRED, "precondition-required", "If-Match is missing", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail invalid(Invalid e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid", "Invalid request", e.getMessage());
        problem.setProperty("errors", e.violations());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail constraint(ConstraintViolationException e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid", "Invalid request", e.getMessage());
        problem.setProperty(
                "errors",
                e.getConstraintViolations().stream()
                        .map(violation -> Map.of(
                                "field", violation.getPropertyPath().toString(), "message", violation.getMessage()))
                        .toList());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        if (Outage.isBehind(e)) {
            log.warn("a request found no database: {}", e.getMessage());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .body(problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "unavailable",
                            "The database is away",
                            "Please send the same request again, with the same Idempotency-Key."));
        }
        log.error("a request failed", e);
        return ResponseEntity.internalServerError()
                .body(problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "failure",
                        "Something failed here",
                        "Nothing of the request was kept. The failure is logged; please try again."));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem =
                problem(HttpStatus.BAD_REQUEST, "invalid", "Invalid request", "Some fields are not valid.");
        problem.setProperty(
                "errors",
                e.getFieldErrors().stream()
                        .map(error ->
                                Map.of("field", error.getField(), "message", String.valueOf(error.getDefaultMessage())))
                        .toList());
        return ResponseEntity.badRequest().body(problem);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem =
                problem(HttpStatus.BAD_REQUEST, "unreadable", "Unreadable request", "The body can't be read.");
        if (e.getMostSpecificCause() instanceof JacksonException cause) {
            String field = cause.getPath().stream()
                    .map(step ->
                            step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                    .reduce((a, b) -> a + "." + b)
                    .orElse("(body)");
            int line = cause.getLocation() == null ? -1 : cause.getLocation().getLineNr();
            problem.setProperty(
                    "errors", List.of(Map.of("field", field, "message", cause.getOriginalMessage(), "line", line)));
        }
        return ResponseEntity.badRequest().body(problem);
    }

    private static ProblemDetail problem(
            HttpStatus status, String type, String title, @org.jspecify.annotations.Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail == null ? title : detail);
        problem.setType(URI.create("urn:countersign:problem:" + type));
        problem.setTitle(title);
        return problem;
    }
}
