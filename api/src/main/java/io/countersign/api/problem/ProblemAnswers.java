package io.countersign.api.problem;

import io.countersign.problem.Text;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Says faults in the language of the request. */
public final class ProblemAnswers {
    private ProblemAnswers() {}

    static ResponseEntity<Object> of(Fault fault, HttpServletRequest request, HttpHeaders more) {
        Locale language = Languages.of(request);
        return ResponseEntity.status(fault.type().status())
                .headers(more)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body(fault, address(request), language));
    }

    /** For filters and the like, which stand before whatever writes answers else. */
    public static void write(ProblemType type, Text detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale language = Languages.of(request);
        response.setStatus(type.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        byte[] body = JsonMapper.shared()
                .writeValueAsString(body(new Fault(type, detail), address(request), language))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** As it was asked for, also where the server has passed the request on. */
    private static String address(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return asked instanceof String address ? address : request.getRequestURI();
    }

    private static ProblemBody body(Fault fault, String instance, Locale language) {
        List<ProblemBody.FieldError> errors = fault.violations().stream()
                .map(violation -> ProblemBody.FieldError.of(violation, language))
                .toList();
        return new ProblemBody(
                fault.type().urn(),
                fault.type().title().in(language),
                fault.type().status().value(),
                fault.detail().in(language),
                instance,
                fault.rule(),
                errors.isEmpty() ? null : errors);
    }
}
