package io.countersign.infra.engine.boot;

import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import org.operaton.bpm.engine.ProcessEngineException;

/** Runs an engine job that was held back. */
final class EngineJobs {
    private EngineJobs() {}

    /** @throws Problem if nothing is left to do: its element was left or cancelled meanwhile, or it is an incident now */
    static void execute(Commands commands, Tables tables, String id) {
        try {
            commands.engine().getManagementService().executeJob(id);
        } catch (ProcessEngineException failure) {
            boolean waits =
                    tables.queryOne("select 1 from act_ru_job where id_ = ? and retries_ > 0", row -> 1, id) != null;
            if (waits) {
                throw failure;
            }
            throw Problem.notFound("engine job " + id + " is gone or has an incident");
        }
    }
}
