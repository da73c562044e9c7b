package io.countersign.api.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs a demo user in as a browser would: authorization code with PKCE, through the issuer's own login page. Works against the
 * embedded issuer and against Keycloak, whose login may take two pages.
 */
public final class SignIn {
    /** One or the other: the issuer remembers where a browser wants to go, and takes whoever accepts JSON for none. */
    private static final String HTML = "text/html";

    private static final String JSON = "application/json";
    private static final String CLIENT = "countersign-page";
    private static final String REDIRECT = "http://127.0.0.1/signed-in";
    private static final int MOST_PAGES = 10;

    private final URI issuer;
    private final SecureRandom random = new SecureRandom();

    public SignIn(URI issuer) {
        this.issuer = issuer;
    }

    /** An access token of the user. */
    public String token(String username, String password) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new LoopbackCookies())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JsonNode discovery = JsonMapper.shared()
                .readTree(get(browser, URI.create(issuer + "/.well-known/openid-configuration"), JSON)
                        .body());
        String verifier = randomText();
        URI start = URI.create(discovery.get("authorization_endpoint").asString() + "?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        "openid profile organization",
                        "state",
                        randomText(),
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256")));
        String code = code(browser, start, username, password);
        HttpResponse<String> answer = post(
                browser,
                URI.create(discovery.get("token_endpoint").asString()),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", CLIENT,
                        "client_secret", new DemoRealm().secret(CLIENT),
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier));
        if (answer.statusCode() != 200) {
            throw new IOException("the issuer gave " + username + " no token: " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    }

    private static String code(HttpClient browser, URI start, String username, String password)
            throws IOException, InterruptedException {
        URI at = start;
        HttpResponse<String> page = get(browser, at, HTML);
        boolean told = false;
        for (int i = 0; i < MOST_PAGES; i++) {
            if (page.statusCode() / 100 == 3) {
                at = at.resolve(page.headers().firstValue("Location").orElseThrow());
                if (at.toString().startsWith(REDIRECT)) {
                    return query(at, "code");
                }
                page = get(browser, at, HTML);
            } else {
                Document document = Jsoup.parse(page.body(), at.toString());
                Element login = document.selectFirst("form");
                boolean asked = login != null && login.selectFirst("input[type=password]") != null;
                if (login == null || asked && told) {
                    throw new IOException("no way on for " + username + " at " + at + ": " + document.text());
                }
                told = asked;
                at = URI.create(login.absUrl("action").isEmpty() ? at.toString() : login.absUrl("action"));
                page = post(browser, at, filled(login, username, password));
            }
        }
        throw new IOException("the sign-in of " + username + " led nowhere");
    }

    private static Map<String, String> filled(Element login, String username, String password) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : login.select("input[name]")) {
            fields.put(input.attr("name"), input.val());
        }
        fields.put("username", username);
        fields.put("password", password);
        return fields;
    }

    private static HttpResponse<String> get(HttpClient browser, URI at, String accepted)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at).header("Accept", accepted).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient browser, URI at, Map<String, String> fields)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at)
                        .header("Accept", "text/html,application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String query(URI at, String name) throws IOException {
        for (String pair : at.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IOException("the issuer sent no " + name + ": " + at.getQuery());
    }

    private String randomText() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
