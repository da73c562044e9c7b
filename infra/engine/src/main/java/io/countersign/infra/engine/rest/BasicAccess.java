package io.countersign.infra.engine.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** HTTP Basic. What was right once is known by its digest, since BCrypt takes long on purpose. */
final class BasicAccess implements Access {
    private static final String WRONG = "User name or password is wrong";

    private final Map<String, String> passwords;
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder();
    private final String nobody = encoder.encode("nobody has this password");
    private final Map<String, String> proven = new ConcurrentHashMap<>();

    BasicAccess(Map<String, String> passwords) {
        this.passwords = passwords;
    }

    @Override
    public String challenge() {
        return "Basic realm=\"engine\", charset=\"UTF-8\"";
    }

    @Override
    public String user(@org.jspecify.annotations.Nullable String authorization) {
        String credentials = Access.credentials(authorization, "Basic");
        String digest = digest(credentials);
        String known = proven.get(digest);
        if (known != null) {
            return known;
        }
        String text = decode(credentials);
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw Access.unauthorized("The credentials hold no colon");
        }
        String user = text.substring(0, colon);
        // An unknown user takes as long as a known one.
        boolean right = encoder.matches(text.substring(colon + 1), passwords.getOrDefault(user, nobody));
        if (!right || !passwords.containsKey(user)) {
            throw Access.unauthorized(WRONG);
        }
        proven.put(digest, user);
        return user;
    }

    private static String decode(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Access.unauthorized("The credentials are not Base64");
        }
    }

    private static String digest(String credentials) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(credentials.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
