package io.countersign.item;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.signing.KeptSecret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
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
 * Addresses of media that carry their own right and their own end: for one person, one task, one item and a few minutes, signed with
 * HMAC-SHA-256. Whoever gives one out has checked that the person may see the item; whoever serves it checks that the same person asks
 * and still holds the task.
 */
@Component
public class MediaLinks {
    static final Duration VALID = Duration.ofMinutes(5);
    /** A model's server gets many at once and works through them. */
    static final Duration VALID_FOR_MODELS = Duration.ofMinutes(15);

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
        byte[] bytes = configured.isBlank()
                ? KeptSecret.of(directory.resolve("signing-key"))
                : HexFormat.of().parseHex(configured.strip());
        if (bytes.length < KEY_BYTES) {
            throw new IllegalArgumentException("countersign.media.signing-key needs " + KEY_BYTES + " bytes, in hex");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /**
     * What an address gives a right to.
     *
     * @param bearer who may fetch it; null for a model's server, which can't sign in
     * @param taskId that the bearer has to hold; null where it is no task that gives the right
     */
    public record Right(
            @Nullable Bearer bearer, @Nullable Long taskId, long jobId, int itemNo, String sha256, Instant until) {}

    public record Bearer(String subject, String organisation) {
        static Bearer of(Actor.Person person) {
            return new Bearer(person.subject(), person.organisation());
        }

        public boolean is(Actor.Person person) {
            return equals(of(person));
        }
    }

    /** @return path and token, to be put behind the host */
    String path(Actor.Person person, @Nullable Long taskId, long jobId, int itemNo, String sha256) {
        return path(new Right(
                Bearer.of(person),
                taskId,
                jobId,
                itemNo,
                sha256,
                clock.instant().plus(VALID)));
    }

    /** For a model's server: the address alone is the right. */
    public String pathForModel(long jobId, int itemNo, String sha256) {
        return path(new Right(null, null, jobId, itemNo, sha256, clock.instant().plus(VALID_FOR_MODELS)));
    }

    private String path(Right right) {
        Bearer bearer = right.bearer();
        String text = String.join(
                "|",
                String.valueOf(right.jobId()),
                String.valueOf(right.itemNo()),
                right.sha256(),
                String.valueOf(right.until().getEpochSecond()),
                right.taskId() == null ? "" : String.valueOf(right.taskId()),
                bearer == null ? "" : bearer.organisation(),
                bearer == null ? "" : bearer.subject());
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        return PATH + ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(sign(payload));
    }

    /** Path and token, to be put behind the host; null for an item whose media is not stored here. */
    public @Nullable String pathOrNull(
            Actor.Person person, @Nullable Long taskId, long jobId, int itemNo, @Nullable String sha256) {
        return sha256 == null ? null : path(person, taskId, jobId, itemNo, sha256);
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
        String[] parts = new String(payload, StandardCharsets.UTF_8).split("\\|", 7);
        Instant until = Instant.ofEpochSecond(Long.parseLong(parts[3]));
        if (!clock.instant().isBefore(until)) {
            throw new Refused("media-link-expired", "This media address is over; read the item again for a new one.");
        }
        return new Right(
                parts[6].isEmpty() ? null : new Bearer(parts[6], parts[5]),
                parts[4].isEmpty() ? null : (Long) Long.parseLong(parts[4]),
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                parts[2],
                until);
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
}
