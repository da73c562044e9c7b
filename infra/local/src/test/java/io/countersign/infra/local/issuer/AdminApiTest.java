package io.countersign.infra.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Keycloak answers too; that it does is for the tests that drive both by Keycloak's client. */
class AdminApiTest {
    private static final String KEYS = SigningKeys.generate();
    private static final String ROOT = "/admin/realms/countersign/";
    private static final String NEW_USER =
            "{\"username\":\"new@x.example\",\"email\":\"new@x.example\",\"firstName\":\"Ne\",\"lastName\":\"U\",\"enabled\":true}";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Issuer issuer;
    private String token;

    @BeforeEach
    void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        issuer = Issuer.start(new IssuerSettings(port, KEYS, RealmFile.read(Map.of()), folder, Clock.systemUTC()));
        token = SignIn.program(issuer.uri(), "countersign-admin", "countersign-admin-demo");
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @CsvSource({"'', 401", "guess, 401", "countersign-program, 403"})
    void is_for_the_administration_client_alone(String who, int status) throws Exception {
        String other =
                who.equals("countersign-program") ? SignIn.program(issuer.uri(), who, "countersign-program-demo") : who;
        assertThat(send("GET", "organizations", null, other).statusCode()).isEqualTo(status);
    }

    @Test
    void knows_what_it_needs_and_nothing_else() throws Exception {
        assertThat(send("GET", "clients", null, token).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "organizations", null, token).statusCode()).isEqualTo(404);
        assertThat(send("POST", "users", "{", token).statusCode()).isEqualTo(400);
    }

    @Test
    void gives_tokens_at_the_address_where_Keycloak_gives_them() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        issuer.uri().resolve("/realms/countersign/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                        BodyPublishers.ofString(
                                "grant_type=client_credentials&client_id=countersign-admin&client_secret=countersign-admin-demo"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_was_changed_is_there_after_a_restart_and_the_rest_is_the_realm_files() throws Exception {
        HttpResponse<String> created = send("POST", "users", NEW_USER, token);
        assertThat(created.statusCode()).isEqualTo(201);
        String id = created.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        assertThat(send("POST", "users", NEW_USER, token).statusCode()).isEqualTo(409);
        String organisation = organisation("supplier-east");
        assertThat(send("POST", "organizations/" + organisation + "/members", id, token)
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("PUT", "users/" + id + "/reset-password", "{\"value\":\"chosen\"}", token)
                        .statusCode())
                .isEqualTo(204);
        disable("east-annotator-1");
        stop();
        start();
        assertThat(SignIn.person(issuer.uri(), "new@x.example", "chosen").accessToken())
                .isNotEmpty();
        assertThat(SignIn.person(issuer.uri(), "east-annotator-2", "countersign-demo")
                        .accessToken())
                .isNotEmpty();
        assertThatThrownBy(() -> SignIn.person(issuer.uri(), "east-annotator-1", "countersign-demo"))
                .isInstanceOf(SignInRefused.class);
        Path file = folder.resolve("accounts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain("chosen").doesNotContain("east-annotator-2");
    }

    @Test
    void who_is_disabled_gets_no_further_token() throws Exception {
        String refresh = SignIn.person(issuer.uri(), "west-reviewer-1", "countersign-demo")
                .refreshToken();
        disable("west-reviewer-1");
        assertThatThrownBy(() -> SignIn.renewed(issuer.uri(), refresh))
                .isInstanceOf(SignInRefused.class)
                .hasMessageContaining("invalid_grant");
    }

    private void disable(String username) throws Exception {
        String id =
                json("users?exact=true&username=" + username).get(0).get("id").asString();
        assertThat(send("PUT", "users/" + id, "{\"enabled\":false}", token).statusCode())
                .isEqualTo(204);
    }

    private String organisation(String alias) throws Exception {
        return json("organizations")
                .valueStream()
                .filter(one -> one.get("alias").asString().equals(alias))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, null, token);
        assertThat(answer.statusCode()).as(path + ": " + answer.headers().map()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body, String bearer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(issuer.uri().resolve(ROOT + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
