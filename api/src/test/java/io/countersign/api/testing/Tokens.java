package io.countersign.api.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Access tokens as the system's issuer makes them, and some that it never would. Signed with the issuer's own key. */
public final class Tokens {
    private static final String AUDIENCE = "countersign-api";
    private static final Duration LIFE = Duration.ofHours(2);

    private final URI issuer;
    private final RSAKey key;

    Tokens(URI issuer, String signingKeys) {
        this.issuer = issuer;
        try {
            this.key = JWKSet.parse(signingKeys).getKeys().get(0).toRSAKey();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    public String of(String organisation, String name, String... roles) {
        return signed(key, claims(organisation, name, roles).build());
    }

    /** As {@link #of}, but with claims changed. */
    public String with(UnaryOperator<JWTClaimsSet.Builder> change, String organisation, String name, String... roles) {
        return signed(key, change.apply(claims(organisation, name, roles)).build());
    }

    public String expired(String organisation, String name, String... roles) {
        Instant past = Instant.now().minus(Duration.ofHours(1));
        return with(claims -> claims.expirationTime(Date.from(past)), organisation, name, roles);
    }

    public String forOtherAudience(String organisation, String name, String... roles) {
        return with(claims -> claims.audience("somebody-else"), organisation, name, roles);
    }

    public String ofOtherIssuer(String organisation, String name, String... roles) {
        return with(claims -> claims.issuer("http://127.0.0.1:1"), organisation, name, roles);
    }

    /** The algorithm {@code none}. */
    public String unsigned(String organisation, String name, String... roles) {
        return new PlainJWT(claims(organisation, name, roles).build()).serialize();
    }

    /** Another key that says it is the issuer's. */
    public String byWrongKey(String organisation, String name, String... roles) {
        try {
            RSAKey other = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
            return signed(other, claims(organisation, name, roles).build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet.Builder claims(String organisation, String name, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .audience(AUDIENCE)
                .subject(subject(organisation, name))
                .issueTime(Date.from(now.minusSeconds(5)))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("typ", "Bearer")
                .claim("preferred_username", subject(organisation, name))
                .claim("name", name)
                .claim("organization", List.of(organisation))
                .claim("realm_access", Map.of("roles", List.of(roles)));
    }

    /** The subject of such a person's tokens. */
    public static String subject(String organisation, String name) {
        return organisation + "-" + name;
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
