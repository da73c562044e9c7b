package io.countersign.proof;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the checkpoints saw of a stream. */
@Component
public final class CheckpointAnchors implements Anchors {

    @Override
    public List<Anchor> of(JdbcClient jdbc, String stream) {
        return jdbc.sql("select stream, seq, hash from checkpoint_head where stream = :stream order by checkpoint")
                .param("stream", stream)
                .query((row, n) -> new Anchor(CheckpointTable.head(row, n), Fault.Kind.CHECKPOINT_CONTRADICTED))
                .list();
    }
}
