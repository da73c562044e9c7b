package io.countersign.signing;

import io.countersign.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** An Ed25519 key pair (RFC 8032). */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final PublicKey published;

    private SigningKey(KeyPair pair) {
        secret = pair.getPrivate();
        published = pair.getPublic();
    }

    /** A new pair. */
    public static SigningKey fresh() {
        try {
            return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where the text holds no such pair */
    static SigningKey read(String text) {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new SigningKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(Pem.read(text, "PUBLIC KEY"))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(Pem.read(text, "PRIVATE KEY")))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key pair", e);
        }
    }

    /** Both halves in PEM. */
    byte[] written() {
        return (Pem.write(secret.getEncoded(), "PRIVATE KEY") + Pem.write(published.getEncoded(), "PUBLIC KEY"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** 64 bytes (RFC 8032); the same for the same message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** DER of the SubjectPublicKeyInfo. */
    public byte[] publicKey() {
        return published.getEncoded();
    }

    /** SHA-256 of the public key's DER, in lower-case hexadecimal. */
    public String fingerprint() {
        return fingerprint(publicKey());
    }

    /** @param publicKey as of {@link #publicKey} */
    public static String fingerprint(byte[] publicKey) {
        return Sha256.of(publicKey);
    }

    /** @param publicKey as of {@link #publicKey} */
    public static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
