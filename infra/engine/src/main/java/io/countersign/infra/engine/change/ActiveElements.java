package io.countersign.infra.engine.change;

import io.countersign.infra.engine.model.Keys;
import io.countersign.infra.engine.store.EngineSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The element instances of a process instance that have not ended, with Operaton's ids for them. In a command. */
record ActiveElements(List<Element> elements) {
    /**
     * An element instance.
     *
     * @param id Operaton's id of the activity instance
     * @param activityId Operaton's id of the activity; a multi-instance body has one of its own
     */
    record Element(String id, String activityId, @Nullable String parent) {}

    static ActiveElements of(long processInstanceKey) {
        return new ActiveElements(EngineSql.query(
                "select id_, act_id_, parent_act_inst_id_ from act_hi_actinst where proc_inst_id_ = ? and end_time_ is null"
                        + " order by start_time_, id_",
                row -> new Element(row.getString(1), row.getString(2), row.getString(3)),
                Long.toString(processInstanceKey)));
    }

    List<Element> ofActivity(String activityId) {
        return elements.stream()
                .filter(element -> element.activityId().equals(activityId))
                .toList();
    }

    @Nullable Element withKey(long key) {
        return elements.stream()
                .filter(element -> Keys.ofElementInstance(element.id()) == key)
                .findFirst()
                .orElse(null);
    }
}
