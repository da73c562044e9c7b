package io.countersign.proof;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The newest checkpoint, for features that show it: with the very text that was signed. */
@Component
public class NewestCheckpoint {
    private final CheckpointTable table;

    NewestCheckpoint(CheckpointTable table) {
        this.table = table;
    }

    /** Empty before the first one. */
    public Optional<SignedCheckpoint> find() {
        return table.last();
    }
}
