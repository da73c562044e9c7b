package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.store.Tables;

/** The searches and look-ups by key of the API. They see what is committed. */
public final class Searches {
    private final Tables tables;
    private final Definitions definitions;

    public Searches(Tables tables, Definitions definitions) {
        this.tables = tables;
        this.definitions = definitions;
    }

    public Object instances(JsonNode request) {
        return InstanceTables.INSTANCES.search(tables, request);
    }

    public Object instance(long key) {
        return InstanceTables.INSTANCES.get(tables, "Process Instance", key);
    }

    public Object batches(JsonNode request) {
        return BatchTables.BATCHES.search(tables, request);
    }

    public Object batch(long key) {
        return BatchTables.BATCHES.get(tables, "Batch Operation", key);
    }

    public Object batchItems(JsonNode request) {
        return BatchTables.ITEMS.search(tables, request);
    }

    /** Counts by element of one process instance. */
    public Object instanceStatistics(long key) {
        InstanceTables.INSTANCES.get(tables, "Process Instance", key);
        return ElementStatistics.ofInstance(tables, key);
    }

    /** Counts by element over the instances of a definition that a filter finds. */
    public Object definitionStatistics(long key, JsonNode filter) {
        DataTables.DEFINITIONS.get(tables, "Process Definition", key);
        return ElementStatistics.ofDefinition(tables, key, filter);
    }

    /** The incidents of one process instance. */
    public Object instanceIncidents(long key, JsonNode request) {
        InstanceTables.INSTANCES.get(tables, "Process Instance", key);
        return WorkTables.INCIDENTS.search(tables, request, "i.proc_inst_id_ = ?", Long.toString(key));
    }

    /** The variables that a user task's element has itself. */
    public Object taskVariables(long key, JsonNode request) {
        TaskTables.TASKS.get(tables, "User Task", key);
        return DataTables.VARIABLES.search(
                tables,
                request,
                "v.execution_id_ = any (select unnest(array[u.execution_id, u.process_instance_key::text])"
                        + " from c8_user_task u where u.task_key = ?)",
                key);
    }

    public Object elements(JsonNode request) {
        return InstanceTables.ELEMENTS.search(tables, request);
    }

    public Object element(long key) {
        return InstanceTables.ELEMENTS.get(tables, "Element Instance", key);
    }

    public Object variables(JsonNode request) {
        return DataTables.VARIABLES.search(tables, request);
    }

    public Object variable(long key) {
        return DataTables.VARIABLE.get(tables, "Variable", key);
    }

    public Object definitions(JsonNode request) {
        return DataTables.DEFINITIONS.search(tables, request);
    }

    public Object definition(long key) {
        return DataTables.DEFINITIONS.get(tables, "Process Definition", key);
    }

    public Object jobs(JsonNode request) {
        return WorkTables.JOBS.search(tables, request);
    }

    public Object incidents(JsonNode request) {
        return WorkTables.INCIDENTS.search(tables, request);
    }

    public Object incident(long key) {
        return WorkTables.INCIDENTS.get(tables, "Incident", key);
    }

    public Object userTasks(JsonNode request) {
        SearchTable.Found<UserTaskResult> found = TaskTables.TASKS.search(tables, request);
        found.items().forEach(this::addHeaders);
        return found;
    }

    public Object userTask(long key) {
        UserTaskResult task = TaskTables.TASKS.get(tables, "User Task", key);
        addHeaders(task);
        return task;
    }

    private void addHeaders(UserTaskResult task) {
        task.customHeaders(
                ElementModel.of(definitions.get(task.getProcessDefinitionKey()).findActivity(task.getElementId()))
                        .headers());
    }
}
