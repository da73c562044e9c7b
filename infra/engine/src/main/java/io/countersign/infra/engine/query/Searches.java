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
