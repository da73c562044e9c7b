package io.countersign.infra.engine.store;

import java.util.List;

/** Forgets everything: definitions, instances, jobs, messages, history. For tests. */
public final class Purge {
    private static final String TABLES = """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname = current_schema() and (tablename like 'act\\_%' or tablename like 'c8\\_%')
              and tablename not in ('act_ge_property', 'act_ge_schema_log')
            order by tablename
            """;

    private Purge() {}

    /** One transaction. Keys are not given again, so what somebody still holds points to nothing. */
    public static void all(Tables tables) {
        List<String> names = tables.query(TABLES, row -> row.getString(1));
        tables.update("truncate table " + String.join(", ", names));
    }
}
