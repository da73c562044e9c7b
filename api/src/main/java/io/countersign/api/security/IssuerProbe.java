package io.countersign.api.security;

import io.countersign.outbox.Outward;
import io.countersign.watch.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Without the issuer nobody signs in; whoever has a token works on. */
@Component
@Outward
class IssuerProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final HttpRequest question;

    IssuerProbe(SecuritySettings settings) {
        question = HttpRequest.newBuilder(URI.create(settings.uri() + "/.well-known/openid-configuration"))
                .timeout(LIMIT)
                .build();
    }

    @Override
    public String part() {
        return "issuer";
    }

    @Override
    public void ask() throws IOException, InterruptedException {
        int status = http.send(question, BodyHandlers.discarding()).statusCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException(question.uri() + " answers " + status);
        }
    }
}
