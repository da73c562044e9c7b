package io.countersign.infra.engine.boot;

import io.countersign.infra.engine.problem.Problem;
import io.countersign.infra.engine.store.Commands;
import org.operaton.bpm.engine.exception.NullValueException;

/** Runs an engine job that was held back. */
final class EngineJobs {
    private EngineJobs() {}

    /** @throws Problem 404 if it is gone, because its element was left or cancelled meanwhile */
    static void execute(Commands commands, String id) {
        try {
            commands.engine().getManagementService().executeJob(id);
        } catch (NullValueException gone) {
            throw Problem.notFound("engine job " + id + " is gone");
        }
    }
}
