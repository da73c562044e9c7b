package io.countersign.infra.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;

/** The key that signs tokens. Whoever starts the issuer keeps it, so that tokens outlive a restart. */
public final class SigningKeys {
    private static final int BITS = 2048;

    private SigningKeys() {}

    /** A new RSA key as a JSON Web Key Set, with its private part. */
    public static String generate() {
        try {
            return new JWKSet(new RSAKeyGenerator(BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint(true)
                            .generate())
                    .toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java can make an RSA key", e);
        }
    }

    static JWKSet parse(String keys) {
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw new IllegalArgumentException("the signing keys are no JSON Web Key Set: " + e.getMessage(), e);
        }
    }
}
