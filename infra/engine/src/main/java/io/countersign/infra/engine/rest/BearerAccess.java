package io.countersign.infra.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.countersign.infra.engine.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JWTs of one issuer. Its keys are fetched when the first token comes, and again when an unknown key signs. */
final class BearerAccess implements Access {
    private static final Logger LOG = LoggerFactory.getLogger(BearerAccess.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final URI issuer;
    private final String audience;
    private @Nullable DefaultJWTProcessor<SecurityContext> processor;

    BearerAccess(URI issuer, String audience) {
        this.issuer = issuer;
        this.audience = audience;
    }

    @Override
    public String challenge() {
        return "Bearer";
    }

    @Override
    public String user(@Nullable String authorization) {
        String token = Access.credentials(authorization, "Bearer");
        try {
            JWTClaimsSet claims = processor().process(token, null);
            String client = claims.getStringClaim("client_id");
            return client == null ? Objects.requireNonNull(claims.getSubject()) : client;
        } catch (KeySourceException e) {
            throw issuerIsAway(e);
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw Access.unauthorized("The token is not valid: " + e.getMessage());
        }
    }

    private synchronized DefaultJWTProcessor<SecurityContext> processor() {
        DefaultJWTProcessor<SecurityContext> known = processor;
        if (known == null) {
            known = discover();
            processor = known;
        }
        return known;
    }

    private DefaultJWTProcessor<SecurityContext> discover() {
        try {
            JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                            keysOf(issuer).toURL())
                    .retrying(true)
                    .build();
            DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
            made.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
            made.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                    audience,
                    new JWTClaimsSet.Builder().issuer(issuer.toString()).build(),
                    Set.of("sub", "exp")));
            return made;
        } catch (IOException e) {
            throw issuerIsAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw issuerIsAway(e);
        }
    }

    private static URI keysOf(URI issuer) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        issuer.toString().replaceAll("/$", "") + "/.well-known/openid-configuration"))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode configuration = new ObjectMapper().readTree(response.body());
        if (response.statusCode() != 200 || !configuration.path("jwks_uri").isTextual()) {
            throw new IOException("no jwks_uri at " + response.uri() + ", status " + response.statusCode());
        }
        if (!issuer.toString().equals(configuration.path("issuer").asText())) {
            throw new IOException(
                    "the issuer calls itself " + configuration.path("issuer").asText());
        }
        return URI.create(configuration.path("jwks_uri").textValue());
    }

    private Problem issuerIsAway(Exception cause) {
        LOG.warn("The keys of {} cannot be had, so no token can be checked: {}", issuer, cause.toString());
        return new Problem(503, "Service Unavailable", "The issuer of tokens cannot be reached");
    }
}
