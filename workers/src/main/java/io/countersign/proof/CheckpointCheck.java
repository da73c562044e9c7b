package io.countersign.proof;

import io.countersign.digest.Sha256;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

/**
 * Follows the checkpoints: numbers, links, signatures, and the root of each from the heads that are kept. Work grows with the number
 * of checkpoints times that of streams, memory with the number of streams.
 */
final class CheckpointCheck {
    private static final String PLACE = "checkpoints";

    private final JdbcClient jdbc;
    private final KeyCheck keys;
    /** By stream; names are ASCII, so their order is that of their bytes. */
    private final TreeMap<String, Head> heads = new TreeMap<>();

    private final TreeMap<String, byte[]> leaves = new TreeMap<>();
    private String previous = Checkpoint.NONE_BEFORE;
    private long count;
    private @Nullable Checkpoint last;

    CheckpointCheck(JdbcClient jdbc, KeyCheck keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The first fault. */
    Optional<Fault> run() {
        try (Stream<SignedCheckpoint> all = jdbc
                .sql("select * from checkpoint order by number")
                .withFetchSize(1000)
                .query(CheckpointTable::read)
                .stream()) {
            Iterator<SignedCheckpoint> each = all.iterator();
            while (each.hasNext()) {
                Optional<Fault> fault = follow(each.next());
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    /** How many proved themselves. */
    long count() {
        return count;
    }

    @Nullable Checkpoint last() {
        return last;
    }

    private Optional<Fault> follow(SignedCheckpoint signed) {
        long number = count + 1;
        if (signed.number() != number) {
            return fault(
                    Fault.Kind.CHECKPOINT_MISSING, number, "checkpoint " + number, "checkpoint " + signed.number());
        }
        byte[] key = keys.publicKey(signed.fingerprint());
        if (key == null) {
            return fault(Fault.Kind.KEY_UNKNOWN, number, "a registered key", signed.fingerprint());
        }
        if (!signed.signedBy(key)) {
            return fault(
                    Fault.Kind.CHECKPOINT_SIGNATURE,
                    number,
                    "a signature of " + signed.fingerprint(),
                    "none that is valid");
        }
        Checkpoint checkpoint;
        try {
            checkpoint = signed.checkpoint();
        } catch (JacksonException e) {
            return fault(Fault.Kind.CHECKPOINT_SIGNATURE, number, Checkpoint.FORMAT, "another text");
        }
        if (checkpoint.number() != number || !checkpoint.previous().equals(previous)) {
            return fault(Fault.Kind.CHECKPOINT_LINK_BROKEN, number, previous, checkpoint.previous());
        }
        String root = rootWithHeadsOf(number);
        if (!root.equals(checkpoint.root()) || heads.size() != checkpoint.streams()) {
            return fault(Fault.Kind.CHECKPOINT_ROOT, number, checkpoint.root(), root);
        }
        previous = Sha256.of(signed.document());
        last = checkpoint;
        count = number;
        return Optional.empty();
    }

    private String rootWithHeadsOf(long number) {
        jdbc.sql("select stream, seq, hash from checkpoint_head where checkpoint = :number")
                .param("number", number)
                .query(CheckpointTable::head)
                .list()
                .forEach(head -> {
                    heads.put(head.stream(), head);
                    leaves.put(head.stream(), head.leaf());
                });
        MerkleRoot tree = new MerkleRoot();
        leaves.values().forEach(tree::addHash);
        return tree.root();
    }

    private static Optional<Fault> fault(Fault.Kind kind, long number, String expected, String found) {
        return Optional.of(new Fault(kind, PLACE, number, expected, found));
    }
}
