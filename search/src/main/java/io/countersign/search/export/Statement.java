package io.countersign.search.export;

import io.countersign.audit.CanonicalJson;
import io.countersign.search.query.HistoryQuestion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code export.json}: what the file beside it is. Its bytes are signed in {@code export.sig}.
 *
 * @param format {@link #FORMAT}
 * @param file its name in the archive
 * @param sha256 of that file
 * @param exportedBy the username
 * @param key fingerprint of the key that signs
 */
record Statement(
        String format,
        String file,
        String sha256,
        long events,
        HistoryQuestion question,
        String exportedBy,
        String organisation,
        Instant exportedAt,
        String key) {
    static final String FORMAT = "countersign-history-export/1";

    /** The canonical JSON (RFC 8785), in which it is signed and written. */
    byte[] canonical(JsonMapper json) {
        return CanonicalJson.of(json.writeValueAsString(this)).getBytes(StandardCharsets.UTF_8);
    }
}
