package io.countersign.item;

import io.countersign.identity.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Addresses of media that carry their own right and their own end: for one person, one item and a few minutes, signed with
 * HMAC-SHA-256. Whoever gives one out has checked that the person may see the item.
 */
@Component
public class MediaLinks {
    static final Duration VALID = Duration.ofMinutes(15);
    private static final String PATH = "/api/v1/media/signed/";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_BYTES = 32;

    private final InstantSource clock;
    private final SecretKeySpec key;

    MediaLinks(
            InstantSource clock,
            @Value("${countersign.media.signing-key:}") String configured,
            @Value("${countersign.media.directory:data/media}") Path directory) {
        this.clock = clock;
        byte[] bytes = configured.isBlank() ? kept(directory) : HexFormat.of().parseHex(configured.strip());
        if (bytes.length < KEY_BYTES) {
            throw new IllegalArgumentException("countersign.media.signing-key needs " + KEY_BYTES + " bytes, in hex");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** What an address gives a right to. */
    public record Right(String subject, long jobId, int itemNo, String sha256, Instant until) {}

    /** @param subject of the person who may fetch it @return path and token, to be put behind the host */
    public String path(String subject, long jobId, int itemNo, String sha256) {
        long until = clock.instant().plus(VALID).getEpochSecond();
        String text = jobId + "|" + itemNo + "|" + sha256 + "|" + until + "|" + subject;
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return PATH + ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(sign(payload));
    }

    /** The same for an item whose media may not be stored here. */
    public @Nullable String pathOrNull(String subject, long jobId, int itemNo, @Nullable String sha256) {
        return sha256 == null ? null : path(subject, jobId, itemNo, sha256);
    }

    /** @throws Refused where the token is not ours, was changed, or is over */
    public Right read(String token) {
        int dot = token.indexOf('.');
        byte[] payload;
        byte[] signature;
        try {
            payload = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, dot)));
            signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            throw new Refused("media-link", "This media address is not valid.");
        }
        if (dot < 1 || !MessageDigest.isEqual(signature, sign(payload))) {
            throw new Refused("media-link", "This media address is not valid.");
        }
        String[] parts = new String(payload, StandardCharsets.UTF_8).split("\\|", 5);
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[3]));
        if (!clock.instant().isBefore(until)) {
            throw new Refused("media-link-expired", "This media address is over; read the item again for a new one.");
        }
        return new Right(parts[4], Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2], until);
    }

    private byte[] sign(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of the directory itself, made once: all who share the directory share the key. */
    private static byte[] kept(Path directory) {
        Path file = directory.resolve("signing-key");
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(fresh);
                Files.createDirectories(directory);
                Path part = Files.createTempFile(
                        directory,
                        "signing-key",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(part, HexFormat.of().formatHex(fresh));
                try {
                    Files.createLink(file, part);
                } catch (FileAlreadyExistsException e) {
                    // Another process was faster; its key counts.
                    return HexFormat.of().parseHex(Files.readString(file).strip());
                } finally {
                    Files.delete(part);
                }
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("no key to sign media addresses with", e);
        }
    }
}
