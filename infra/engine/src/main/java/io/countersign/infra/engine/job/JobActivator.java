package io.countersign.infra.engine.job;

import io.camunda.client.protocol.rest.ActivatedJobResult;
import io.camunda.client.protocol.rest.JobKindEnum;
import io.camunda.client.protocol.rest.JobListenerEventTypeEnum;
import io.countersign.infra.engine.model.Definitions;
import io.countersign.infra.engine.model.ElementModel;
import io.countersign.infra.engine.model.Keys;
import io.countersign.infra.engine.model.ListenerModel;
import io.countersign.infra.engine.store.Commands;
import io.countersign.infra.engine.store.EngineSql;
import io.countersign.infra.engine.store.Tables;
import io.countersign.infra.engine.variable.VisibleVariables;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;

/** Hands jobs to workers: one statement locks a batch, one reads its variables. */
public final class JobActivator implements JobSource {
    private static final String LOCK = """
            update act_ru_ext_task t
            set worker_id_ = ?, lock_exp_time_ = ?, rev_ = t.rev_ + 1
            from (select id_ from act_ru_ext_task
                  where topic_name_ = ? and retries_ > 0 and (lock_exp_time_ is null or lock_exp_time_ <= ?)
                  order by id_::bigint limit ? for update skip locked) free,
                 act_ru_execution i left join c8_instance_label l on l.process_instance_key = i.id_
            where t.id_ = free.id_ and i.id_ = t.proc_inst_id_
            returning t.id_, t.execution_id_, t.act_id_, t.act_inst_id_, t.proc_inst_id_, t.proc_def_id_, t.retries_,
                      i.root_proc_inst_id_, t.priority_, l.tags
            """;

    private final Commands commands;
    private final Tables tables;
    private final Definitions definitions;
    private final ListenerJobs listeners;

    public JobActivator(Commands commands, Tables tables, Definitions definitions, ListenerJobs listeners) {
        this.commands = commands;
        this.tables = tables;
        this.definitions = definitions;
        this.listeners = listeners;
    }

    private record Row(
            String key,
            String execution,
            String element,
            String activityInstance,
            String instance,
            String definition,
            int retries,
            String root,
            ListenerPlace.@Nullable Mark mark,
            Set<String> tags) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getInt(7),
                    row.getString(8),
                    ListenerPlace.Mark.of(row.getLong(9)),
                    readTags(row));
        }
    }

    private static Set<String> readTags(ResultSet row) throws SQLException {
        Array tags = row.getArray(10);
        return tags == null ? Set.of() : new LinkedHashSet<>(List.of((String[]) tags.getArray()));
    }

    @Override
    public List<ActivatedJobResult> activate(ActivationRequest request) {
        return commands.run(context -> lock(request));
    }

    private List<ActivatedJobResult> lock(ActivationRequest request) {
        long now = Commands.now();
        long deadline = now + request.timeoutMillis();
        List<Row> rows = EngineSql.query(
                LOCK,
                Row::read,
                JobState.WORKER,
                new Timestamp(deadline),
                request.type(),
                new Timestamp(now),
                request.maxJobs());
        if (rows.isEmpty()) {
            return List.of();
        }
        rows.sort(Comparator.comparingLong(row -> Long.parseLong(row.key())));
        Map<String, Map<String, @Nullable Object>> variables =
                VisibleVariables.of(rows.stream().map(Row::execution).distinct().toList(), request.variables());
        Map<String, ListenerJobs.Job> listenerJobs = listenerJobs(rows);
        List<ActivatedJobResult> jobs = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<String, @Nullable Object> visible = variables.getOrDefault(row.execution(), new HashMap<>());
            jobs.add(job(row, request, deadline, visible, listenerJobs.get(row.key())));
        }
        return jobs;
    }

    private Map<String, ListenerJobs.Job> listenerJobs(List<Row> rows) {
        List<String> candidates = rows.stream()
                .filter(row -> row.mark() == null && element(row).userTask() != null)
                .map(Row::key)
                .toList();
        return candidates.isEmpty() ? Map.of() : listeners.find(candidates);
    }

    private ElementModel element(Row row) {
        return ElementModel.of(definitions.get(row.definition()).findActivity(row.element()));
    }

    private ActivatedJobResult job(
            Row row,
            ActivationRequest request,
            long deadline,
            Map<String, @Nullable Object> variables,
            ListenerJobs.@Nullable Job listener) {
        ProcessDefinitionEntity definition = definitions.get(row.definition());
        ActivatedJobResult job = new ActivatedJobResult()
                .jobKey(row.key())
                .type(request.type())
                .processInstanceKey(row.instance())
                .rootProcessInstanceKey(row.root())
                .processDefinitionId(definition.getKey())
                .processDefinitionVersion(definition.getVersion())
                .processDefinitionKey(definition.getId())
                .elementId(row.element())
                .elementInstanceKey(Long.toString(Keys.ofElementInstance(row.activityInstance())))
                .customHeaders(new HashMap<>(element(row).headers()))
                .worker(request.worker())
                .retries(row.retries())
                .deadline(deadline)
                .variables(variables)
                .tags(row.tags())
                .tenantId("<default>")
                .kind(JobKindEnum.BPMN_ELEMENT)
                .listenerEventType(JobListenerEventTypeEnum.UNSPECIFIED);
        if (listener != null) {
            variables.putAll(listener.pendingVariables());
            if (!request.variables().isEmpty()) {
                variables.keySet().retainAll(request.variables());
            }
            job.getCustomHeaders().putAll(listener.headers());
            job.kind(JobKindEnum.TASK_LISTENER)
                    .listenerEventType(
                            JobListenerEventTypeEnum.fromValue(listener.event().name()))
                    .userTask(listener.userTask());
        }
        if (row.mark() != null) {
            describe(job, row, row.mark());
        }
        return job;
    }

    /** A listener of a process or event subprocess waits on the execution of a start or end event; its job is the scope's. */
    private void describe(ActivatedJobResult job, Row row, ListenerPlace.Mark mark) {
        ActivityImpl element = definitions.get(row.definition()).findActivity(row.element());
        ListenerModel listener = ExecutionListeners.listener(element, mark);
        if (mark.place().isOfScope()) {
            job.elementId(ElementModel.scopeId(element));
            if (element.getFlowScope() == element.getProcessDefinition()) {
                job.elementInstanceKey(row.instance());
            }
            job.customHeaders(
                    new HashMap<>(ElementModel.of(element.getFlowScope()).headers()));
        }
        if (listener != null) {
            job.getCustomHeaders().putAll(listener.headers());
        }
        job.kind(JobKindEnum.EXECUTION_LISTENER)
                .listenerEventType(
                        mark.place().isBefore() ? JobListenerEventTypeEnum.START : JobListenerEventTypeEnum.END);
    }

    @Override
    public void release(List<ActivatedJobResult> jobs) {
        for (ActivatedJobResult job : jobs) {
            tables.update(
                    "update act_ru_ext_task set worker_id_ = null, lock_exp_time_ = null, rev_ = rev_ + 1"
                            + " where id_ = ? and worker_id_ = ? and lock_exp_time_ = ?",
                    job.getJobKey(),
                    JobState.WORKER,
                    new Timestamp(job.getDeadline()));
        }
    }

    @Override
    public @Nullable Long nextReturn(String type) {
        return tables.queryOne(
                "select min(lock_exp_time_) from act_ru_ext_task"
                        + " where topic_name_ = ? and retries_ > 0 and lock_exp_time_ < ?",
                row -> row.getTimestamp(1) == null ? null : row.getTimestamp(1).getTime(),
                type,
                new Timestamp(JobState.NEVER.getTime()));
    }
}
