package io.countersign.inspect;

import io.countersign.quality.sampling.SwitchingState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Where each supplier stands under the switching rules, for each manufacturer. */
@Component
class Standings {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ObjectReader states;

    Standings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.states = json.readerFor(SwitchingState.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    SwitchingState of(String owner, String supplier) {
        return jdbc.sql("select standing from supplier_standing where owner = :owner and supplier = :supplier")
                .param("owner", owner)
                .param("supplier", supplier)
                .query((row, n) -> states.<SwitchingState>readValue(row.getString("standing")))
                .optional()
                .orElseGet(SwitchingState::start);
    }

    /** Locks the standing to the end of the transaction: lots of a supplier are judged one after the other. */
    SwitchingState lock(String owner, String supplier) {
        jdbc.sql("""
                insert into supplier_standing (owner, supplier, standing) values (:owner, :supplier, cast(:standing as jsonb))
                on conflict do nothing""")
                .param("owner", owner)
                .param("supplier", supplier)
                .param("standing", json.writeValueAsString(SwitchingState.start()))
                .update();
        return jdbc.sql(
                        "select standing from supplier_standing where owner = :owner and supplier = :supplier for update")
                .param("owner", owner)
                .param("supplier", supplier)
                .query((row, n) -> states.<SwitchingState>readValue(row.getString("standing")))
                .single();
    }

    void set(String owner, String supplier, SwitchingState standing) {
        jdbc.sql(
                        "update supplier_standing set standing = cast(:standing as jsonb) where owner = :owner and supplier = :supplier")
                .param("standing", json.writeValueAsString(standing))
                .param("owner", owner)
                .param("supplier", supplier)
                .update();
    }
}
