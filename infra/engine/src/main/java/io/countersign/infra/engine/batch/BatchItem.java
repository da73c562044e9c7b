package io.countersign.infra.engine.batch;

import io.countersign.infra.engine.store.EngineSql;
import org.jspecify.annotations.Nullable;

/** One of the things that a batch works off: a process instance or an incident. */
record BatchItem(long batchKey, long key, long processInstanceKey) {
    /** In a command; does nothing if the item was marked before or the batch was cancelled. */
    void mark(@Nullable String error) {
        EngineSql.update("""
                with marked as (
                  update c8_batch_item set state = ?, error = ?, processed_at = ?
                  where batch_key = ? and item_key = ? and state = 'ACTIVE' returning state)
                update c8_batch set completed = completed + (select count(*) from marked where state = 'COMPLETED'),
                  failed = failed + (select count(*) from marked where state = 'FAILED') where batch_key = ?
                """, error == null ? "COMPLETED" : "FAILED", error, Batches.now(), batchKey, key, batchKey);
    }
}
