package io.countersign.infra.engine;

import static io.countersign.infra.engine.ProcessDriver.refused;
import static io.countersign.infra.engine.ProcessDriver.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Who may use the engine. */
class AccessTest {
    private static EmbeddedEngine engine(EngineAccess access) {
        return EmbeddedEngine.start(
                TestDatabase.settings(unique("access").replace('-', '_')).withAccess(access));
    }

    private static CamundaClientBuilder client(EmbeddedEngine engine) {
        return CamundaClient.newClientBuilder()
                .restAddress(engine.restAddress())
                .grpcAddress(URI.create("http://127.0.0.1:1"))
                .preferRestOverGrpc(true);
    }

    private static HttpResponse<String> get(EmbeddedEngine engine, String path, String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(engine.restAddress().resolve(path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Nested
    class Without_authentication {
        @ParameterizedTest
        @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
        void listens_on_loopback_alone(String address) {
            EngineSettings settings = EngineSettings.of("jdbc:postgresql://none", "a", "b");
            assertThatThrownBy(() -> settings.withBindAddress(address))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(address);
            assertThat(settings.withAccess(new EngineAccess.Basic(Map.of("a", "b")))
                            .withBindAddress(address)
                            .bindAddress())
                    .isEqualTo(address);
        }
    }

    @Nested
    class With_Basic {
        private EmbeddedEngine start() {
            return engine(new EngineAccess.Basic(Map.of("demo", new BCryptPasswordEncoder().encode("sécret:1"))));
        }

        private static CredentialsProvider credentials(String user, String password) {
            return CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
                    .username(user)
                    .password(password)
                    .build();
        }

        @Test
        void the_client_with_its_credentials_gets_in_and_others_do_not() throws Exception {
            try (EmbeddedEngine engine = start();
                    CamundaClient right = client(engine)
                            .credentialsProvider(credentials("demo", "sécret:1"))
                            .build();
                    CamundaClient wrong = client(engine)
                            .credentialsProvider(credentials("demo", "secret:1"))
                            .build();
                    CamundaClient stranger = client(engine)
                            .credentialsProvider(credentials("nobody", "sécret:1"))
                            .build();
                    CamundaClient without = client(engine).build()) {
                assertThat(right.newTopologyRequest().send().join().getBrokers())
                        .hasSize(1);
                assertThat(right.newTopologyRequest().send().join().getBrokers())
                        .hasSize(1);
                for (CamundaClient other : new CamundaClient[] {wrong, stranger, without}) {
                    assertThat(refused(() -> other.newTopologyRequest().send().join())
                                    .code())
                            .isEqualTo(401);
                }
                assertThat(without.newStatusRequest().send().join().getStatus().name())
                        .isEqualTo("UP");
            }
        }

        @Test
        void says_who_one_is_and_what_is_missing() throws Exception {
            try (EmbeddedEngine engine = start()) {
                String right =
                        "Basic " + Base64.getEncoder().encodeToString("demo:sécret:1".getBytes(StandardCharsets.UTF_8));
                assertThat(get(engine, "/v2/authentication/me", right).body()).contains("\"username\":\"demo\"");
                HttpResponse<String> refused = get(engine, "/v2/topology", null);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Basic");
                assertThat(refused.body()).contains("\"title\":\"Unauthorized\"", "\"instance\":\"/v2/topology\"");
                assertThat(get(engine, "/actuator/clock", null).statusCode()).isEqualTo(401);
                assertThat(get(engine, "/v2/topology", "Basic ???").statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Nested
    class With_bearer_tokens {
        @TempDir
        Path folder;

        @Test
        void the_client_fetches_a_token_and_gets_in() throws Exception {
            try (Issuer issuer = new Issuer();
                    EmbeddedEngine engine = engine(new EngineAccess.Bearer(issuer.address(), "engine"));
                    CamundaClient client = client(engine)
                            .credentialsProvider(CredentialsProvider.newCredentialsProviderBuilder()
                                    .clientId("worker-1")
                                    .clientSecret("s3")
                                    .audience("engine")
                                    .authorizationServerUrl(issuer.address() + "/token")
                                    .credentialsCachePath(
                                            folder.resolve("credentials").toString())
                                    .build())
                            .build();
                    CamundaClient without = client(engine).build()) {
                assertThat(client.newTopologyRequest().send().join().getBrokers())
                        .hasSize(1);
                assertThat(refused(() -> without.newTopologyRequest().send().join())
                                .code())
                        .isEqualTo(401);
                assertThat(get(engine, "/v2/authentication/me", "Bearer " + issuer.token(Flaw.NONE))
                                .body())
                        .contains("\"username\":\"worker-1\"");
                assertThat(Files.exists(folder.resolve("credentials"))).isTrue();
            }
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
        void a_token_with_a_flaw_does_not(Flaw flaw) throws Exception {
            try (Issuer issuer = new Issuer();
                    EmbeddedEngine engine = engine(new EngineAccess.Bearer(issuer.address(), "engine"))) {
                assertThat(get(engine, "/v2/topology", "Bearer " + issuer.token(flaw))
                                .statusCode())
                        .isEqualTo(401);
            }
        }

        @Test
        void an_issuer_that_is_away_is_not_the_clients_fault() throws Exception {
            URI gone;
            try (Issuer issuer = new Issuer()) {
                gone = issuer.address();
            }
            try (EmbeddedEngine engine = engine(new EngineAccess.Bearer(gone, "engine"))) {
                assertThat(get(engine, "/v2/topology", "Bearer a.b.c").statusCode())
                        .isEqualTo(503);
            }
        }
    }

    enum Flaw {
        NONE,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        EXPIRED,
        OTHER_KEY,
        NO_SIGNATURE
    }

    /** An OIDC issuer that gives tokens to whoever asks. */
    private static final class Issuer implements AutoCloseable {
        private final HttpServer server;
        private final RSAKey key;

        Issuer() throws Exception {
            key = new RSAKeyGenerator(2048).keyID("k1").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"" + address() + "\",\"jwks_uri\":\"" + address() + "/keys\"}");
            answer("/keys", new JWKSet(key.toPublicJWK()).toString());
            answer(
                    "/token",
                    "{\"access_token\":\"" + token(Flaw.NONE)
                            + "\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"\"}");
            server.start();
        }

        private void answer(String path, String json) {
            server.createContext(path, exchange -> {
                exchange.getRequestBody().readAllBytes();
                byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        String token(Flaw flaw) throws JOSEException {
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .issuer(
                            flaw == Flaw.OTHER_ISSUER
                                    ? "http://elsewhere"
                                    : address().toString())
                    .audience(flaw == Flaw.OTHER_AUDIENCE ? "other" : "engine")
                    .subject("service-account-worker-1")
                    .claim("client_id", "worker-1")
                    .expirationTime(Date.from(Instant.now().plusSeconds(flaw == Flaw.EXPIRED ? -600 : 300)))
                    .build();
            if (flaw == Flaw.NO_SIGNATURE) {
                return new com.nimbusds.jwt.PlainJWT(claims).serialize();
            }
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
            token.sign(new RSASSASigner(flaw == Flaw.OTHER_KEY ? new RSAKeyGenerator(2048).generate() : key));
            return token.serialize();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
