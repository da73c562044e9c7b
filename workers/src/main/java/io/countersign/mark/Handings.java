package io.countersign.mark;

import io.countersign.signing.KeptSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which code stands for which handing: 48 bits of HMAC-SHA-256 over it, by a secret that is not in the database. So a row that was
 * changed to point at somebody else no longer fits its code.
 */
@Component
class Handings {
    /** Of a million handings two come to one code with a probability of 1 in 560; the next try gives another. */
    private static final int TRIES = 4;

    private final JdbcClient jdbc;
    private final byte[] secret;

    Handings(JdbcClient jdbc, @Value("${countersign.keys.directory:${countersign.data:data}/keys}") Path directory) {
        this.jdbc = jdbc;
        this.secret = KeptSecret.of(directory.toAbsolutePath().resolve("image-marks"));
    }

    record Kept(long code, Handing handing) {}

    /** For the patterns of this system's marks. */
    byte[] secret() {
        return secret.clone();
    }

    /** The handing as it was kept first, or this one. */
    Kept keep(Handing asked) {
        Handing handing = new Handing(
                asked.jobId(),
                asked.itemNo(),
                asked.taskId(),
                asked.organisation(),
                asked.subject(),
                asked.givenAt().truncatedTo(ChronoUnit.MILLIS));
        for (int i = 0; i < TRIES; i++) {
            Optional<Kept> kept = find(handing);
            if (kept.isPresent()) {
                return kept.get();
            }
            jdbc.sql("""
                    insert into media_mark (code, job_id, item_no, task_id, organisation, subject, given_at)
                    values (:code, :job, :item, :task, :organisation, :subject, :at) on conflict do nothing""")
                    .param("code", code(handing, i))
                    .param("job", handing.jobId())
                    .param("item", handing.itemNo())
                    .param("task", handing.taskId(), Types.BIGINT)
                    .param("organisation", handing.organisation())
                    .param("subject", handing.subject())
                    .param("at", Timestamp.from(handing.givenAt()))
                    .update();
        }
        return find(handing)
                .orElseThrow(() -> new IllegalStateException("no free code for a mark in " + TRIES + " tries"));
    }

    private Optional<Kept> find(Handing handing) {
        return jdbc.sql("""
                select * from media_mark
                where job_id = :job and item_no = :item and task_id is not distinct from :task
                  and organisation = :organisation and subject = :subject""")
                .param("job", handing.jobId())
                .param("item", handing.itemNo())
                .param("task", handing.taskId(), Types.BIGINT)
                .param("organisation", handing.organisation())
                .param("subject", handing.subject())
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<Kept> find(long code) {
        return jdbc.sql("select * from media_mark where code = :code")
                .param("code", code)
                .query((row, n) -> read(row))
                .optional();
    }

    private static Kept read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Kept(
                row.getLong("code"),
                new Handing(
                        row.getLong("job_id"),
                        row.getInt("item_no"),
                        row.getObject("task_id", Long.class),
                        row.getString("organisation"),
                        row.getString("subject"),
                        row.getTimestamp("given_at").toInstant()));
    }

    /** Whether the row is as it was written. */
    boolean isTrue(Kept kept) {
        for (int i = 0; i < TRIES; i++) {
            if (code(kept.handing(), i) == kept.code()) {
                return true;
            }
        }
        return false;
    }

    private long code(Handing handing, int attempt) {
        String text = String.join(
                "\n",
                String.valueOf(attempt),
                String.valueOf(handing.jobId()),
                String.valueOf(handing.itemNo()),
                String.valueOf(handing.taskId()),
                handing.organisation(),
                handing.subject(),
                handing.givenAt().toString());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong() >>> Long.SIZE - MarkCode.BITS;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
