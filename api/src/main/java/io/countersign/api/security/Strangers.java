package io.countersign.api.security;

import io.countersign.api.problem.ProblemAnswers;
import io.countersign.api.problem.ProblemType;
import io.countersign.problem.Text;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Turns away whoever does not say who they are. They are counted and no more: anybody can knock as often as they like. */
@Component
public class Strangers implements AuthenticationEntryPoint {
    static final String COUNTER = "countersign.unauthenticated";

    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final MeterRegistry meters;

    Strangers(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, jakarta.servlet.ServletException {
        boolean token = e instanceof OAuth2AuthenticationException;
        meters.counter(COUNTER, "token", token ? "invalid" : "none").increment();
        challenge.commence(request, response, e);
        ProblemAnswers.write(
                ProblemType.UNAUTHENTICATED,
                token
                        ? Text.of("The token is not valid here: expired, not meant for this API, or not of its issuer.")
                        : Text.of("Send the token that the issuer gave you: Authorization: Bearer …"),
                request,
                response);
    }
}
