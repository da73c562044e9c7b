package io.countersign.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checkpoints and the heads that they are made of. */
@Component
class CheckpointTable {
    /** "check" in ASCII: one at a time, on however many machines. */
    private static final long LOCK = 0x636865636bL;

    private final JdbcClient jdbc;

    CheckpointTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    Optional<SignedCheckpoint> last() {
        return jdbc.sql("select * from checkpoint order by number desc limit 1")
                .query(CheckpointTable::read)
                .optional();
    }

    List<SignedCheckpoint> unpublished(int limit) {
        return jdbc.sql("select * from checkpoint where published_at is null order by number limit :limit")
                .param("limit", limit)
                .query(CheckpointTable::read)
                .list();
    }

    void published(List<SignedCheckpoint> checkpoints, Instant at) {
        jdbc.sql("update checkpoint set published_at = :at where number = any(:numbers)")
                .param("at", Timestamp.from(at))
                .param(
                        "numbers",
                        checkpoints.stream().map(SignedCheckpoint::number).toArray(Long[]::new))
                .update();
    }

    /** Every stream's head, in the order of the names' bytes. To be closed. */
    Stream<Head> heads() {
        return jdbc.sql("""
                select stream, last_seq seq, last_hash hash from event_stream where last_seq > 0 order by stream collate "C\"""").withFetchSize(1000).query(CheckpointTable::head).stream();
    }

    void add(SignedCheckpoint checkpoint) {
        jdbc.sql("""
                insert into checkpoint (number, document, signature, fingerprint)
                values (:number, :document, :signature, :fingerprint)""")
                .param("number", checkpoint.number())
                .param("document", checkpoint.document())
                .param("signature", checkpoint.signature())
                .param("fingerprint", checkpoint.fingerprint())
                .update();
    }

    /** Keeps the heads that moved since the checkpoint before. */
    void addMovedHeads(long number) {
        jdbc.sql("""
                insert into checkpoint_head (checkpoint, stream, seq, hash)
                select :number, s.stream, s.last_seq, s.last_hash from event_stream s
                left join lateral (select seq from checkpoint_head h where h.stream = s.stream
                                   order by h.checkpoint desc limit 1) before on true
                where s.last_seq > coalesce(before.seq, 0)""").param("number", number).update();
    }

    static SignedCheckpoint read(ResultSet row, int n) throws SQLException {
        return new SignedCheckpoint(
                row.getLong("number"),
                row.getString("document"),
                row.getBytes("signature"),
                row.getString("fingerprint"));
    }

    static Head head(ResultSet row, int n) throws SQLException {
        return new Head(
                row.getString("stream"), row.getLong("seq"), HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
