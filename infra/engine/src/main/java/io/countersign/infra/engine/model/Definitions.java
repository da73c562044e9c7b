package io.countersign.infra.engine.model;

import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.Tables;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/** Deployed process definitions by key and by id. A definition never changes, so they are kept. */
public final class Definitions {
    private final Commands commands;
    private final Tables tables;
    private final Map<String, ProcessDefinitionEntity> byKey = new ConcurrentHashMap<>();
    private final Map<String, String> latest = new ConcurrentHashMap<>();

    public Definitions(Commands commands, Tables tables) {
        this.commands = commands;
        this.tables = tables;
    }

    /** The definition of a key that is known to exist. */
    public ProcessDefinitionEntity get(String key) {
        ProcessDefinitionEntity known = byKey.get(key);
        if (known != null) {
            return known;
        }
        ProcessDefinitionEntity loaded =
                commands.run(context -> commands.engine().getDeploymentCache().findDeployedProcessDefinitionById(key));
        byKey.put(key, loaded);
        return loaded;
    }

    public @Nullable String latestKey(String processId) {
        String key = latest.get(processId);
        if (key == null) {
            key = tables.queryOne(
                    "select id_ from act_re_procdef where key_ = ? order by version_ desc limit 1",
                    row -> row.getString(1),
                    processId);
            if (key != null) {
                latest.put(processId, key);
            }
        }
        return key;
    }

    public @Nullable String key(String processId, int version) {
        return tables.queryOne(
                "select id_ from act_re_procdef where key_ = ? and version_ = ?",
                row -> row.getString(1),
                processId,
                version);
    }

    public boolean exists(long key) {
        return tables.queryOne("select 1 from act_re_procdef where id_ = ?", row -> 1, Long.toString(key)) != null;
    }

    /** The BPMN of an existing definition, as it was given. */
    public String xml(long key) {
        byte[] bytes = tables.queryOne(
                "select b.bytes_ from act_re_procdef d join act_ge_bytearray b"
                        + " on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_ where d.id_ = ?",
                row -> row.getBytes(1),
                Long.toString(key));
        return new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }

    /** Call after every deployment. */
    public void forgetLatest() {
        latest.clear();
    }
}
