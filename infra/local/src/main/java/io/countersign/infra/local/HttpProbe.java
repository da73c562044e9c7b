package io.countersign.infra.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server by HTTP. */
final class HttpProbe {
    static final int OK = HttpURLConnection.HTTP_OK;
    private static final int SILENT = -1;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private HttpProbe() {}

    /** Whether a server answers, and does not answer with an error of its own. */
    static boolean serves(URI address) throws InterruptedException {
        int status = status(address);
        return status >= OK && status < HttpURLConnection.HTTP_INTERNAL_ERROR;
    }

    /** The status of the answer, or a negative number if there was none. */
    static int status(URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return SILENT;
        }
    }
}
