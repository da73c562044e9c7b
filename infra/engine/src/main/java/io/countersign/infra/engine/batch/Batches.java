package io.countersign.infra.engine.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.query.InstanceSelection;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.variable.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Batches: made in one statement, worked off one item after the other, so that other work of the engine goes on. What an
 * item does and its mark are one transaction where the operation is one; after a crash the engine goes on with the rest.
 */
public final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final int CHUNK = 50;
    private static final long RETRY_SECONDS = 2;

    private final Commands commands;
    private final Tables tables;
    private final ScheduledExecutorService scheduler;
    private final BatchWork work;

    public Batches(Commands commands, Tables tables, ScheduledExecutorService scheduler, BatchWork work) {
        this.commands = commands;
        this.tables = tables;
        this.scheduler = scheduler;
        this.work = work;
    }

    /**
     * Makes a batch of the active instances that a filter finds now.
     *
     * @param filter as of the process instance search
     * @return the batch's key
     */
    public long create(BatchPlan plan, JsonNode filter) {
        InstanceSelection selection = InstanceSelection.of(filter);
        return commands.run(context -> {
            long key = Long.parseLong(commands.nextKey());
            EngineSql.update(
                    "insert into c8_batch (batch_key, type, state, plan, started_at) values (?, ?, 'ACTIVE', ?, ?)",
                    key,
                    plan.type().getValue(),
                    Json.write(plan),
                    now());
            int total = insertItems(key, plan, selection);
            EngineSql.update("update c8_batch set total = ? where batch_key = ?", total, key);
            EngineSql.afterCommit(() -> soon(key));
            return key;
        });
    }

    private static int insertItems(long key, BatchPlan plan, InstanceSelection selection) {
        String instances = "p.end_time_ is null and "
                + (plan instanceof BatchPlan.Cancel ? "p.super_process_instance_id_ is null and " : "")
                + selection.condition();
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(key);
        parameters.addAll(selection.parameters());
        String sql = plan instanceof BatchPlan.Resolve
                ? "select ?, i.id_::bigint, p.id_::bigint, p.root_proc_inst_id_::bigint from act_ru_incident i"
                        + " join act_hi_procinst p on p.id_ = i.proc_inst_id_"
                        + " join act_re_procdef d on d.id_ = p.proc_def_id_"
                        + " where i.cause_incident_id_ = i.id_ and " + instances
                : "select ?, p.id_::bigint, p.id_::bigint, p.root_proc_inst_id_::bigint from " + selection.from()
                        + " and " + instances;
        return EngineSql.update(
                "insert into c8_batch_item (batch_key, item_key, process_instance_key, root_process_instance_key) "
                        + sql,
                parameters.toArray());
    }

    /** Stops a batch until it is resumed. */
    public void suspend(long key) {
        change(key, "suspend", "ACTIVE", "SUSPENDED", false);
    }

    public void resume(long key) {
        change(key, "resume", "SUSPENDED", "ACTIVE", false);
        soon(key);
    }

    /** Ends a batch; what was done stays done. */
    public void cancel(long key) {
        change(key, "cancel", "ACTIVE", "CANCELED", true);
    }

    private void change(long key, String verb, String from, String to, boolean ends) {
        commands.run(context -> {
            String state = EngineSql.queryOne(
                    "select state from c8_batch where batch_key = ? for update", row -> row.getString(1), key);
            if (state == null) {
                throw Problem.notFound("Expected to " + verb + " a batch operation with key '" + key
                        + "', but no such batch was found");
            }
            boolean fits = state.equals(from) || ends && state.equals("SUSPENDED");
            if (!fits) {
                throw Problem.wrongState("Expected to " + verb + " a batch operation with key '" + key
                        + "', but it is in state '" + state + "'");
            }
            EngineSql.update(
                    "update c8_batch set state = ?, ended_at = ? where batch_key = ?", to, ends ? now() : null, key);
            if (ends) {
                EngineSql.update(
                        "update c8_batch_item set state = 'CANCELED', processed_at = ?"
                                + " where batch_key = ? and state = 'ACTIVE'",
                        now(),
                        key);
            }
            return null;
        });
    }

    /** After a start: goes on with what was not finished. */
    public void start() {
        tables.query("select batch_key from c8_batch where state = 'ACTIVE' order by batch_key", row -> row.getLong(1))
                .forEach(this::soon);
    }

    private void soon(long key) {
        scheduler.execute(() -> workOff(key));
    }

    /** A chunk at a time, so that several batches share the threads. */
    private void workOff(long key) {
        try {
            String plan = tables.queryOne(
                    "select plan from c8_batch where batch_key = ? and state = 'ACTIVE'", row -> row.getString(1), key);
            if (plan == null) {
                return;
            }
            List<BatchItem> items = tables.query(
                    "select item_key, process_instance_key from c8_batch_item"
                            + " where batch_key = ? and state = 'ACTIVE' order by item_key limit " + CHUNK,
                    row -> new BatchItem(key, row.getLong(1), row.getLong(2)),
                    key);
            BatchPlan todo = Json.read(plan, BatchPlan.class);
            for (BatchItem item : items) {
                work.carryOut(todo, item);
            }
            if (items.size() < CHUNK) {
                finish(key);
            } else {
                soon(key);
            }
        } catch (RuntimeException failure) {
            LOG.error("Batch {} stopped and is tried again", key, failure);
            scheduler.schedule(() -> workOff(key), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void finish(long key) {
        tables.update("""
                update c8_batch b set ended_at = ?, completed = n.completed, failed = n.failed,
                  state = case when n.failed = 0 then 'COMPLETED' when n.completed = 0 then 'FAILED'
                               else 'PARTIALLY_COMPLETED' end
                from (select count(*) filter (where state = 'COMPLETED') as completed,
                             count(*) filter (where state = 'FAILED') as failed
                      from c8_batch_item where batch_key = ?) n
                where b.batch_key = ? and b.state = 'ACTIVE'
                """, now(), key, key);
    }

    static OffsetDateTime now() {
        return Instant.ofEpochMilli(Commands.now()).atOffset(ZoneOffset.UTC);
    }
}
