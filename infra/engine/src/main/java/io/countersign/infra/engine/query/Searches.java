package io.countersign.infra.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.protocol.rest.UserTaskResult;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.problem.Problem;
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

    /** The variables that a user task sees; of one name the innermost. */
    public Object effectiveTaskVariables(long key, JsonNode request) {
        TaskTables.TASKS.get(tables, "User Task", key);
        return DataTables.VARIABLES.search(tables, request, DataTables.EFFECTIVE, key);
    }

    /** From the root down to the instance itself. */
    public Object callHierarchy(long key) {
        InstanceTables.INSTANCES.get(tables, "Process Instance", key);
        return InstanceTables.callHierarchy(tables, key);
    }

    public Object instancesByProcess(JsonNode request) {
        return StatisticsTables.BY_PROCESS.search(tables, request);
    }

    /** @throws Problem 400 if the filter does not name the process */
    public Object instancesByVersion(JsonNode request) {
        require(request, "processDefinitionId");
        return StatisticsTables.BY_VERSION.search(tables, request);
    }

    public Object incidentsByError(JsonNode request) {
        return StatisticsTables.BY_ERROR.search(tables, request);
    }

    /** @throws Problem 400 if the filter does not name the error */
    public Object incidentsByDefinition(JsonNode request) {
        require(request, "errorHashCode");
        return StatisticsTables.BY_DEFINITION.search(tables, request);
    }

    private static void require(JsonNode request, String field) {
        if (!request.path("filter").hasNonNull(field)) {
            throw Problem.invalid("No filter." + field + " provided.");
        }
    }

    /** The incidents of an element instance and of what is inside of it. */
    public Object elementIncidents(long key, JsonNode request) {
        InstanceTables.ELEMENTS.get(tables, "Element Instance", key);
        return WorkTables.INCIDENTS.search(tables, request, WorkTables.INSIDE_OF_ELEMENT, key, Long.toString(key));
    }

    public Object subscriptions(JsonNode request) {
        return MessageTables.SUBSCRIPTIONS.search(tables, request);
    }

    public Object correlations(JsonNode request) {
        return MessageTables.CORRELATIONS.search(tables, request);
    }

    public Object decisions(JsonNode request) {
        return DecisionTables.DEFINITIONS.search(tables, request);
    }

    public Object decision(long key) {
        return DecisionTables.DEFINITIONS.get(tables, "Decision Definition", key);
    }

    public Object requirements(JsonNode request) {
        return DecisionTables.REQUIREMENTS.search(tables, request);
    }

    public Object requirement(long key) {
        return DecisionTables.REQUIREMENTS.get(tables, "Decision Requirements", key);
    }

    public Object decisionInstances(JsonNode request) {
        return DecisionTables.INSTANCES.search(tables, request);
    }

    public Object decisionInstance(String key) {
        return DecisionTables.INSTANCE.get(tables, "Decision Instance", "e.instance_key", key);
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
