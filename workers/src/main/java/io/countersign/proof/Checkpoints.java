package io.countersign.proof;

import io.countersign.digest.Sha256;
import io.countersign.signing.SigningKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Signs where the whole trail stands. */
@Component
public class Checkpoints {
    private final CheckpointTable table;
    private final KeyRegistry keys;
    private final InstantSource clock;

    Checkpoints(CheckpointTable table, KeyRegistry keys, InstantSource clock) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    /** A checkpoint of what is committed by now; empty where nothing was added since the last one, or another node is at it. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Optional<SignedCheckpoint> make() {
        if (!table.tryLock()) {
            return Optional.empty();
        }
        Optional<SignedCheckpoint> last = table.last();
        MerkleRoot tree = new MerkleRoot();
        AtomicLong streams = new AtomicLong();
        AtomicLong events = new AtomicLong();
        try (Stream<Head> heads = table.heads()) {
            heads.forEach(head -> {
                tree.addHash(head.leaf());
                streams.incrementAndGet();
                events.addAndGet(head.sequence());
            });
        }
        if (last.map(before -> before.checkpoint().events()).orElse(0L) == events.get()) {
            return Optional.empty();
        }
        SigningKey key = keys.current();
        SignedCheckpoint made = SignedCheckpoint.of(
                new Checkpoint(
                        Checkpoint.FORMAT,
                        last.map(SignedCheckpoint::number).orElse(0L) + 1,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        streams.get(),
                        events.get(),
                        tree.root(),
                        last.map(before -> Sha256.of(before.document())).orElse(Checkpoint.NONE_BEFORE),
                        key.fingerprint()),
                key);
        table.add(made);
        table.addMovedHeads(made.number());
        return Optional.of(made);
    }

    /** The newest one. */
    @Transactional(readOnly = true)
    public Optional<SignedCheckpoint> last() {
        return table.last();
    }
}
