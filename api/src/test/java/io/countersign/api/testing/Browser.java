package io.countersign.api.testing;

import io.countersign.api.demo.LoopbackCookies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a browser does with redirects, cookies and forms, without its scripts. */
public final class Browser {
    private static final int MOST_HOPS = 20;

    private final CookieManager cookies = new LoopbackCookies();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Where it ended up. */
    public record Shown(URI at, HttpResponse<String> response) {
        public Document document() {
            return Jsoup.parse(response.body(), at.toString());
        }
    }

    /** Goes to an address and wherever that leads. */
    public Shown open(URI address) {
        return follow(address, send(address, "text/html", null));
    }

    /** Fills the only form of a page and sends it. */
    public Shown submit(Shown page, Map<String, String> values) {
        Element form = Optional.ofNullable(page.document().selectFirst("form"))
                .orElseThrow(() -> new AssertionError(
                        "no form at " + page.at() + ": " + page.response().body()));
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.putAll(values);
        URI action = form.hasAttr("action") ? URI.create(form.absUrl("action")) : page.at();
        return post(action, fields);
    }

    public Shown post(URI address, Map<String, String> fields) {
        return follow(address, send(address, "text/html", form(fields)));
    }

    /** One request, no further. */
    public HttpResponse<String> once(URI address) {
        return send(address, "text/html", null);
    }

    /** As the page's scripts ask. */
    public HttpResponse<String> script(String method, URI address, @Nullable String csrf) {
        HttpRequest.Builder request = request(address, "application/json")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"));
        if (csrf != null) {
            request.header("X-CSRF-Token", csrf);
        }
        return sent(request.build());
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    public void forget(String name) {
        cookie(name).ifPresent(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    private Shown follow(URI address, HttpResponse<String> first) {
        URI at = address;
        HttpResponse<String> answer = first;
        for (int i = 0; i < MOST_HOPS; i++) {
            if (answer.statusCode() / 100 != 3) {
                return new Shown(at, answer);
            }
            at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(at, "text/html", null);
        }
        throw new AssertionError("redirects without end, now at " + at);
    }

    private HttpResponse<String> send(URI address, String accept, @Nullable String form) {
        HttpRequest.Builder request = request(address, accept);
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
        }
        return sent(request.build());
    }

    private static HttpRequest.Builder request(URI address, String accept) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).header("Accept", accept);
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
