package io.countersign.pseudonym;

import io.countersign.audit.Streams;
import io.countersign.signing.KeptSecret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * {@code P-} and six characters: the first 30 bits of HMAC-SHA-256 over job and person, by a secret of this system. The same in one job
 * whenever it is asked for; who does not have the secret can neither find the person by trying, nor see that two are the same in two
 * jobs. Of a thousand people in one job two come to the same with a probability of 1 in 2,000.
 */
@Component
public class Pseudonyms {
    private static final String MARK = "P-";
    /** Of Crockford: none that is read for another. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 6;
    private static final int BITS = 5;

    private final SecretKeySpec key;

    Pseudonyms(@Value("${countersign.keys.directory:${countersign.data:data}/keys}") Path directory) {
        this.key = new SecretKeySpec(KeptSecret.of(directory.toAbsolutePath().resolve("pseudonyms")), "HmacSHA256");
    }

    /** @param subject of the person's token */
    public String of(long jobId, String subject) {
        byte[] digest = digest(Streams.ofJob(jobId) + "\n" + subject);
        long bits = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            bits = bits << Byte.SIZE | digest[i] & 0xFF;
        }
        StringBuilder name = new StringBuilder(MARK);
        for (int i = 0; i < LENGTH; i++) {
            int shift = Integer.SIZE - BITS * (i + 1);
            name.append(CHARACTERS.charAt((int) (bits >> shift) & (1 << BITS) - 1));
        }
        return name.toString();
    }

    /** The pseudonyms of one job, for many rows one after the other: each is worked out once. Of one thread. */
    public UnaryOperator<String> inJob(long jobId) {
        Map<String, String> known = new HashMap<>();
        return subject -> known.computeIfAbsent(subject, unknown -> of(jobId, unknown));
    }

    /** Whether a text has the form of one. */
    public static boolean isOne(String text) {
        return text.matches(MARK + "[" + CHARACTERS + "]{" + LENGTH + "}");
    }

    private byte[] digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
