package io.countersign.proof;

import io.countersign.signing.SigningKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows the keys from the first one on, each vouched for by the one before it. */
final class KeyCheck {
    private static final String PLACE = "keys";

    private final Map<String, byte[]> trusted = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private record Row(
            String fingerprint, byte[] publicKey, @Nullable String endorsedBy, byte @Nullable [] endorsement) {}

    KeyCheck(JdbcClient jdbc) {
        List<Row> rows = jdbc.sql("""
                with recursive ordered as (
                    select k.*, 1 place from signing_key k where endorsed_by is null
                    union all
                    select k.*, ordered.place + 1 from signing_key k join ordered on k.endorsed_by = ordered.fingerprint)
                select * from ordered order by place""")
                .query((row, n) -> new Row(
                        row.getString("fingerprint"),
                        row.getBytes("public_key"),
                        row.getString("endorsed_by"),
                        row.getBytes("endorsement")))
                .list();
        rows.forEach(this::follow);
    }

    private void follow(Row row) {
        String fingerprint = SigningKey.fingerprint(row.publicKey());
        byte[] before = row.endorsedBy() == null ? null : trusted.get(row.endorsedBy());
        byte[] endorsement = row.endorsement();
        boolean first = row.endorsedBy() == null;
        boolean endorsed =
                before != null && endorsement != null && SigningKey.verifies(before, row.publicKey(), endorsement);
        if (!fingerprint.equals(row.fingerprint()) || !(first || endorsed)) {
            faults.add(new Fault(
                    Fault.Kind.KEY_NOT_ENDORSED,
                    PLACE,
                    0,
                    "a signature of " + row.endorsedBy() + " over " + row.fingerprint(),
                    "none that is valid"));
            return;
        }
        trusted.put(row.fingerprint(), row.publicKey());
    }

    byte @Nullable [] publicKey(String fingerprint) {
        return trusted.get(fingerprint);
    }

    List<String> fingerprints() {
        return List.copyOf(trusted.keySet());
    }

    List<Fault> faults() {
        return faults;
    }
}
