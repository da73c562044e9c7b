package io.countersign.infra.engine.store;

import java.sql.SQLException;
import org.operaton.bpm.engine.ProcessEngineException;

/** The database refused a statement of ours. */
public final class StoreFailure extends ProcessEngineException {
    StoreFailure(String statement, SQLException cause) {
        super("database failed at: " + statement, cause);
    }
}
