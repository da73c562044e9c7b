package io.countersign.api.problem;

import io.countersign.identity.Refusal;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Outage;
import io.countersign.problem.Problem;
import io.countersign.problem.Stale;
import io.countersign.problem.Text;
import io.countersign.problem.TooLarge;
import io.countersign.problem.Unavailable;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/** Everything that goes wrong in an endpoint, or on the way to it. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
    private static final String RETRY_AFTER_SECONDS = "3";

    private final RefusalLog refusals;

    ProblemHandler(RefusalLog refusals) {
        this.refusals = refusals;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> problem(Problem e, HttpServletRequest request) {
        if (e instanceof Refusal refusal) {
            try {
                refusals.keep(refusal, request);
            } catch (RuntimeException failure) {
                return unexpected(failure, request);
            }
        }
        HttpHeaders more = e instanceof Typed typed ? typed.headers() : HttpHeaders.EMPTY;
        return ProblemAnswers.of(fault(e), request, more);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unexpected(Exception e, HttpServletRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            log.debug("the caller of {} {} is gone", request.getMethod(), request.getRequestURI());
            return null;
        }
        if (Outage.isBehind(e) || e instanceof TransientDataAccessException) {
            log.warn("{} {} found no database: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            return away(request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        Text detail = Text.of("Nothing of the request was kept. The failure is logged; please try again.");
        return ProblemAnswers.of(new Fault(ProblemType.FAILURE, detail), request, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Object> away(HttpServletRequest request) {
        HttpHeaders retry = new HttpHeaders();
        retry.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        Text detail = Text.of("Please send the same request again, with the same Idempotency-Key.");
        return ProblemAnswers.of(new Fault(ProblemType.UNAVAILABLE, detail), request, retry);
    }

    private static Fault fault(Problem e) {
        if (e instanceof Refused refused) {
            return new Fault(ProblemType.REFUSED, e.text(), refused.rule(), List.of());
        } else if (e instanceof Invalid invalid) {
            return Fault.invalid(invalid);
        }
        return new Fault(type(e), e.text());
    }

    private static ProblemType type(Problem e) {
        if (e instanceof Typed typed) {
            return typed.type();
        } else if (e instanceof NotFound) {
            return ProblemType.NOT_FOUND;
        } else if (e instanceof WrongState) {
            return ProblemType.WRONG_STATE;
        } else if (e instanceof Stale) {
            return ProblemType.STALE;
        } else if (e instanceof TooLarge) {
            return ProblemType.TOO_LARGE;
        } else if (e instanceof Unavailable) {
            return ProblemType.UNAVAILABLE;
        }
        throw new IllegalArgumentException("no type for " + e.getClass());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = cause(e, Problem.class);
        if (problem != null) {
            return answer(fault(problem), headers, request);
        }
        JacksonException json = cause(e, JacksonException.class);
        if (json != null) {
            return answer(Fault.unreadable(JsonFaults.of(json, "")), headers, request);
        }
        return answer(Fault.unreadable(new Violation("(body)", "is missing, or ended too early")), headers, request);
    }

    private static <T> @Nullable T cause(Throwable e, Class<T> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // The validator speaks the language of the request by itself.
        List<Violation> violations =
                e.getFieldErrors().stream().map(ProblemHandler::violation).toList();
        return answer(Fault.invalid(new Invalid(violations)), headers, request);
    }

    private static Violation violation(FieldError error) {
        if (error.contains(TypeMismatchException.class)) {
            TypeMismatchException mismatch = error.unwrap(TypeMismatchException.class);
            return new Violation(error.getField(), JsonFaults.notOf(mismatch.getValue(), mismatch.getRequiredType()));
        }
        return new Violation(error.getField(), "{0}", error.getDefaultMessage());
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(e.getPropertyName());
        Text text = JsonFaults.notOf(e.getValue(), e.getRequiredType());
        return answer(Fault.invalid(new Invalid(List.of(new Violation(name, text)))), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Fault.invalid(new Invalid(e.getParameterName(), "is missing")), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String[] known = e.getSupportedMethods();
        Text detail = Text.of(
                "{0} is not taken here, but: {1}.", e.getMethod(), known == null ? "" : String.join(", ", known));
        return answer(new Fault(ProblemType.METHOD_NOT_ALLOWED, detail), headers, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Text detail = Text.of(
                "{0} is not taken here, but: {1}.",
                e.getContentType() == null ? "-" : e.getContentType(),
                e.getSupportedMediaTypes().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        return answer(new Fault(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail), headers, request);
    }

    /** What Spring refuses and nothing above says better. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            log.error("{} failed", request.getDescription(false), e);
        }
        ProblemType type = ProblemType.of(status.value());
        return answer(new Fault(type, type.title()), headers, request);
    }

    private static ResponseEntity<Object> answer(Fault fault, HttpHeaders headers, WebRequest request) {
        return ProblemAnswers.of(fault, ((ServletWebRequest) request).getRequest(), headers);
    }
}
