package io.countersign.proof;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registered keys, by fingerprint. */
@Component
class KeyTable {
    private final JdbcClient jdbc;

    KeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** DER of the key. */
    byte[] publicKey(String fingerprint) {
        return jdbc.sql("select public_key from signing_key where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query(byte[].class)
                .single();
    }
}
