package io.countersign.infra.engine.message;

import io.countersign.infra.engine.store.EngineSql;
import java.util.List;

/** Which process instances were started by a message: a correlation key starts one at a time. Everything in a command. */
final class MessageInstances {
    private MessageInstances() {}

    static boolean isActive(String processId, String correlationKey) {
        return !correlationKey.isEmpty()
                && EngineSql.queryOne(
                                "select 1 from c8_message_instance"
                                        + " where process_definition_id = ? and correlation_key = ?",
                                row -> true,
                                processId,
                                correlationKey)
                        != null;
    }

    static void add(String processId, String correlationKey, String instanceKey) {
        if (!correlationKey.isEmpty()) {
            EngineSql.update(
                    "insert into c8_message_instance values (?, ?, ?)",
                    processId,
                    correlationKey,
                    Long.parseLong(instanceKey));
        }
    }

    /** @return the correlation keys that are free now */
    static List<String> remove(String instanceKey) {
        return EngineSql.query(
                "delete from c8_message_instance where process_instance_key = ? returning correlation_key",
                row -> row.getString(1),
                Long.parseLong(instanceKey));
    }
}
