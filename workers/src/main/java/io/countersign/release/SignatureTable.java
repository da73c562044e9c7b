package io.countersign.release;

import io.countersign.identity.Actor;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and adds signatures; they are never changed. */
@Component
class SignatureTable {
    private final JdbcClient jdbc;

    SignatureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param refusal the reason of a refusal, or null for a signature */
    void add(
            Release release,
            SignatureKind kind,
            Actor.Person person,
            @Nullable String refusal,
            long taskId,
            Instant at) {
        jdbc.sql("""
                insert into signature (release_id, kind, decision, reason, person, name, organisation, manifest_sha256, task_id,
                                       signed_at)
                values (:release, :kind, :decision, :reason, :person, :name, :organisation, :sha256, :task, :at)""")
                .param("release", release.id())
                .param("kind", kind.name())
                .param("decision", refusal == null ? "SIGNED" : "REFUSED")
                .param("reason", refusal)
                .param("person", person.subject())
                .param("name", person.name())
                .param("organisation", person.organisation())
                .param("sha256", release.manifestSha256())
                .param("task", taskId)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** In the order in which they were given. */
    List<ReleaseSignature> of(long releaseId) {
        return jdbc.sql("select * from signature where release_id = :release order by id")
                .param("release", releaseId)
                .query((row, n) -> new ReleaseSignature(
                        SignatureKind.valueOf(row.getString("kind")),
                        row.getString("decision").equals("REFUSED"),
                        row.getString("reason"),
                        row.getString("person"),
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getString("manifest_sha256"),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }

    /** The consenting ones. */
    List<ReleaseSignature> consenting(long releaseId) {
        return of(releaseId).stream().filter(signature -> !signature.refused()).toList();
    }

    static List<Consent> consents(List<ReleaseSignature> signatures) {
        return signatures.stream()
                .map(one -> new Consent(one.kind(), one.person(), one.organisation(), one.manifestSha256()))
                .toList();
    }
}
