package io.countersign.infra.engine.message;

import io.countersign.infra.engine.store.EngineSql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A message's name and correlation key; the key is empty for messages that only start processes. */
record MessageAddress(String name, String key) {
    private static final char SEPARATOR = '\u0001';
    private static final int LONGEST = 255;

    /** What Operaton's event subscription carries as the name of its event. */
    String eventName() {
        String plain = name + SEPARATOR + key;
        return plain.length() <= LONGEST ? plain : digest(plain);
    }

    /** A search shows the name and key of a subscription. In a command. */
    void keepIfLong() {
        if (name.length() + 1 + key.length() > LONGEST) {
            EngineSql.update(
                    "insert into c8_long_address values (?, ?, ?) on conflict do nothing", eventName(), name, key);
        }
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return SEPARATOR + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
