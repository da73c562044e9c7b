package io.countersign.infra.local.issuer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens from the local issuer the way a browser or a program does. */
public final class SignIn {
    private static final String PAGE_CLIENT = "countersign-page";
    private static final String REDIRECT = "http://127.0.0.1/signed-in";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int VERIFIER_BYTES = 32;

    private final URI issuer;
    private final HttpClient client;

    private SignIn(URI issuer) {
        this.issuer = issuer;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What the token endpoint answered. */
    public record Tokens(String accessToken, String idToken, String refreshToken) {}

    /**
     * Signs a person in: authorization code with PKCE through the login page.
     *
     * @throws SignInRefused if the name or the password is wrong, or the account is locked
     */
    public static Tokens person(URI issuer, String username, String password) throws IOException, InterruptedException {
        return new SignIn(issuer).person(username, password);
    }

    /**
     * Gets a program's token by its client's secret.
     *
     * @return the access token
     * @throws SignInRefused if the client or the secret is wrong
     */
    public static String program(URI issuer, String clientId, String secret) throws IOException, InterruptedException {
        return new SignIn(issuer)
                .token(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret))
                .get("access_token")
                .asString();
    }

    /**
     * Asks for the next access token of the page's session.
     *
     * @throws SignInRefused if the issuer gives none
     */
    public static String renewed(URI issuer, String refreshToken) throws IOException, InterruptedException {
        return new SignIn(issuer)
                .token(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        PAGE_CLIENT,
                        "client_secret",
                        pageSecret(),
                        "refresh_token",
                        refreshToken))
                .get("access_token")
                .asString();
    }

    private Tokens person(String username, String password) throws IOException, InterruptedException {
        String verifier = random();
        URI authorize = issuer.resolve("/oauth2/authorize?"
                + form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        PAGE_CLIENT,
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        "openid profile email organization",
                        "state",
                        random(),
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256")));
        URI login = follow(get(authorize), authorize);
        String page = get(login).body();
        HttpResponse<String> answer = post(
                issuer.resolve("/login"),
                Map.of("username", username, "password", password, "_csrf", find(CSRF, page, "the login page")));
        URI back = follow(answer, login);
        if (back.getPath().equals("/login")) {
            throw new SignInRefused(username + " was not signed in by " + issuer);
        }
        URI redirect = follow(get(back), back);
        JsonNode tokens = token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                PAGE_CLIENT,
                "client_secret",
                pageSecret(),
                "redirect_uri",
                REDIRECT,
                "code",
                find(CODE, redirect.toString(), "the redirect"),
                "code_verifier",
                verifier));
        return new Tokens(
                tokens.get("access_token").asString(),
                tokens.get("id_token").asString(),
                tokens.get("refresh_token").asString());
    }

    private static String pageSecret() {
        return RealmFile.read().clients().stream()
                .filter(client -> client.clientId().equals(PAGE_CLIENT))
                .map(RealmClient::secret)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode token(Map<String, String> parameters) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(issuer.resolve("/oauth2/token"), parameters);
        if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
            throw new SignInRefused("the token endpoint answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "text/html").build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI uri, Map<String, String> parameters)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html, application/json")
                .POST(BodyPublishers.ofString(form(parameters)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static URI follow(HttpResponse<String> answer, URI from) throws IOException {
        return answer.headers()
                .firstValue("Location")
                .map(from::resolve)
                .orElseThrow(() -> new IOException(from + " answered " + answer.statusCode()
                        + " where a redirect was expected: " + answer.body()));
    }

    private static String find(Pattern pattern, String text, String where) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(where + " does not hold " + pattern + ": " + text);
        }
        return matcher.group(1);
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String random() {
        byte[] bytes = new byte[VERIFIER_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
