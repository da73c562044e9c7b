package io.countersign.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The system's Ed25519 key pair. It is made once and kept in a file that only its owner may read. */
final class SigningKey {
    private final PrivateKey secret;
    private final PublicKey published;

    private SigningKey(KeyPair pair) {
        secret = pair.getPrivate();
        published = pair.getPublic();
    }

    /** The pair in the file, which is made where there is none. */
    static SigningKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String text = Files.readString(file);
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new SigningKey(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(Pem.read(text, "PUBLIC KEY"))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(Pem.read(text, "PRIVATE KEY")))));
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key " + file + " can't be read or made", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " holds no Ed25519 key pair", e);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String text = Pem.write(pair.getPrivate().getEncoded(), "PRIVATE KEY")
                + Pem.write(pair.getPublic().getEncoded(), "PUBLIC KEY");
        Path directory = Files.createDirectories(Durably.directoryOf(file));
        Path fresh = Files.createTempFile(
                directory,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Durably.write(fresh, out -> {
                out.write(text.getBytes(StandardCharsets.US_ASCII));
                return text;
            });
            // Unlike a move, a link does not replace the key that another process has made meanwhile.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(fresh);
        }
        Durably.flushDirectory(directory);
    }

    /** 64 bytes (RFC 8032); the same for the same message. */
    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** DER of the SubjectPublicKeyInfo. */
    byte[] publicKey() {
        return published.getEncoded();
    }

    /** @param publicKey as of {@link #publicKey} */
    static boolean verifies(byte[] publicKey, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
