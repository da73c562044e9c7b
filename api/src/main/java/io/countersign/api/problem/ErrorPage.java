package io.countersign.api.problem;

import io.countersign.problem.Text;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the server sends what failed before it came to an endpoint. */
@RestController
@Hidden
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Fault fault = fault(
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE),
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return ProblemAnswers.of(fault, request, HttpHeaders.EMPTY);
    }

    private static Fault fault(Object status, Object exception) {
        if (exception instanceof AuthenticationServiceException) {
            return new Fault(
                    ProblemType.UNAVAILABLE,
                    Text.of("The issuer of your token can't be asked just now. Please try again in a moment."));
        }
        // Nobody was sent here: somebody asked for the page itself.
        ProblemType type = ProblemType.of(status instanceof Integer code ? code : 404);
        return new Fault(type, type.title());
    }
}
