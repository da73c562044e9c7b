package io.countersign.infra.engine.history;

import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is recorded of instances that ended long enough ago, a root instance with all that it called at a time, and
 * of batches. Running instances keep everything.
 */
public final class HistoryRetention {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRetention.class);
    private static final int CHUNK = 200;
    private static final int LOOKS = 24;
    private static final Duration RAREST = Duration.ofHours(1);
    private static final Duration MOST_OFTEN = Duration.ofMillis(100);

    private static final String ENDED = """
            select id_ from act_hi_procinst where id_ = root_proc_inst_id_ and end_time_ < ?
            order by end_time_ limit ? for update skip locked
            """;

    /** With the bytes of long values, which no foreign key ties to them. */
    private static final String VARIABLES = """
            with gone as (delete from act_hi_varinst where root_proc_inst_id_ = any(?) returning bytearray_id_)
            delete from act_ge_bytearray where id_ in (select bytearray_id_ from gone where bytearray_id_ is not null)
            """;

    private static final List<String> ROWS = List.of(
            VARIABLES,
            "delete from act_hi_actinst where root_proc_inst_id_ = any(?)",
            "delete from act_hi_incident where root_proc_inst_id_ = any(?)",
            "delete from c8_user_task where root_process_instance_key = any(?::bigint[])",
            "delete from c8_correlation where root_process_instance_key = any(?)",
            "delete from c8_decision_evaluation where root_process_instance_key = any(?)",
            "delete from c8_instance_label where process_instance_key in"
                    + " (select id_ from act_hi_procinst where root_proc_inst_id_ = any(?))",
            "delete from act_hi_procinst where root_proc_inst_id_ = any(?)");

    private final Commands commands;
    private final Duration kept;

    /** @param kept after the end of an instance, by the engine's clock */
    public HistoryRetention(Commands commands, Duration kept) {
        this.commands = commands;
        this.kept = kept;
    }

    /** Looks again and again, each time within a 24th of the time that history is kept, or every hour. */
    public void start(ScheduledExecutorService scheduler) {
        Duration share = kept.dividedBy(LOOKS);
        Duration interval = share.compareTo(RAREST) > 0 ? RAREST : share;
        long millis = Math.max(interval.toMillis(), MOST_OFTEN.toMillis());
        scheduler.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Instant before = Instant.ofEpochMilli(Commands.now()).minus(kept);
            int deleted = CHUNK;
            while (deleted == CHUNK) {
                deleted = commands.run(context -> deleteChunk(before));
            }
            commands.run(context -> deleteBatches(before));
            commands.run(context -> deleteEvaluations(before));
        } catch (RuntimeException failure) {
            LOG.warn("Old history could not be deleted; tried again later", failure);
        }
    }

    private static int deleteChunk(Instant before) {
        String[] ended = EngineSql.query(ENDED, row -> row.getString(1), Timestamp.from(before), CHUNK)
                .toArray(String[]::new);
        if (ended.length > 0) {
            ROWS.forEach(statement -> EngineSql.update(statement, (Object) ended));
        }
        return ended.length;
    }

    private static int deleteBatches(Instant before) {
        return EngineSql.update("""
                with gone as (delete from c8_batch where ended_at < ? returning batch_key)
                delete from c8_batch_item where batch_key in (select batch_key from gone)
                """, before.atOffset(ZoneOffset.UTC));
    }

    /** Those that no process asked for; the others go with their instance. */
    private static int deleteEvaluations(Instant before) {
        return EngineSql.update(
                "delete from c8_decision_evaluation where process_instance_key is null and evaluated_at < ?",
                before.atOffset(ZoneOffset.UTC));
    }
}
