package io.countersign.infra.engine.instance;

import io.countersign.infra.engine.store.EngineSql;

/**
 * Commands on one tree of process instances run one after the other: each locks the row of the root instance before it
 * loads anything. Without it, people who complete sibling tasks at once would meet in optimistic locking failures. What is asked
 * for may be gone all the same: the command that was waited for may have ended it.
 */
public final class RootLock {
    private static final String ROOT =
            " join act_ru_execution i on i.id_ = e.proc_inst_id_ join act_ru_execution root on root.id_ = i.root_proc_inst_id_ ";
    private static final String LOCK = " for no key update of root";

    private RootLock() {}

    /** Whether the job existed when the lock was asked for. */
    public static boolean ofJob(long jobKey) {
        return lock(
                "select 1 from act_ru_ext_task t join act_ru_execution e on e.id_ = t.execution_id_" + ROOT
                        + "where t.id_ = ?" + LOCK,
                jobKey);
    }

    /** Whether the engine's own job, such as a timer, existed when the lock was asked for. */
    public static boolean ofEngineJob(long jobId) {
        return lock(
                "select 1 from act_ru_job j join act_ru_execution e on e.id_ = j.execution_id_" + ROOT
                        + "where j.id_ = ?" + LOCK,
                jobId);
    }

    /** Whether the process instance, or an execution of that id, was active when the lock was asked for. */
    public static boolean ofExecution(long key) {
        return lock("select 1 from act_ru_execution e" + ROOT + "where e.id_ = ?" + LOCK, key);
    }

    private static boolean lock(String sql, long key) {
        return EngineSql.queryOne(sql, row -> true, Long.toString(key)) != null;
    }
}
