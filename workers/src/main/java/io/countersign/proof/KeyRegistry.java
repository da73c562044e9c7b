package io.countersign.proof;

import io.countersign.signing.KeyRing;
import io.countersign.signing.SigningKey;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The public keys of this system: each but the first is signed by the one before it, so that a rotation can be followed. */
@Component
class KeyRegistry {
    private final JdbcClient jdbc;
    private final KeyRing ring;
    private final InstantSource clock;

    KeyRegistry(JdbcClient jdbc, KeyRing ring, InstantSource clock) {
        this.jdbc = jdbc;
        this.ring = ring;
        this.clock = clock;
    }

    /** The key that signs now; it and those before it are in the registry afterwards. */
    SigningKey current() {
        List<SigningKey> keys = ring.all();
        if (keys.isEmpty()) {
            keys = List.of(ring.current());
        }
        @Nullable SigningKey before = null;
        for (SigningKey key : keys) {
            introduce(key, before);
            before = key;
        }
        return keys.get(keys.size() - 1);
    }

    private void introduce(SigningKey key, @Nullable SigningKey before) {
        jdbc.sql("""
                insert into signing_key (fingerprint, public_key, introduced_at, endorsed_by, endorsement)
                values (:fingerprint, :key, :at, :by, :endorsement) on conflict (fingerprint) do nothing""")
                .param("fingerprint", key.fingerprint())
                .param("key", key.publicKey())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", before == null ? null : before.fingerprint())
                .param("endorsement", before == null ? null : before.sign(key.publicKey()))
                .update();
    }
}
