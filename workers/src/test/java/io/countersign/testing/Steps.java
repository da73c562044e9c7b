package io.countersign.testing;

import io.countersign.engine.Outcome;
import io.countersign.engine.Step;
import io.countersign.engine.Variables;
import io.countersign.processes.JobType;
import io.countersign.processes.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs of the engine as the workers get them, made by hand: what a process would ask, one step at a time. */
public final class Steps {
    private static final AtomicLong KEYS = new AtomicLong(5_000_000);

    private final Domain domain;

    public Steps(Domain domain) {
        this.domain = domain;
    }

    public static long nextKey() {
        return KEYS.incrementAndGet();
    }

    public Outcome run(
            JobType type, long instance, String element, Map<String, String> headers, Map<String, Object> variables) {
        return carryOut(new Step(
                nextKey(),
                type.id(),
                "process-of-test",
                1,
                instance,
                element,
                headers,
                new Variables(variables),
                null));
    }

    /** The variables that the step came to. */
    public Map<String, Object> complete(
            JobType type, long instance, String element, Map<String, String> headers, Map<String, Object> variables) {
        return ((Outcome.Completed) run(type, instance, element, headers, variables)).variables();
    }

    public UserTask userTask(TaskKind kind) {
        return new UserTask(kind);
    }

    private Outcome carryOut(Step step) {
        Outcome outcome = domain.get(TransactionTemplate.class)
                .execute(status -> domain.worker(step.jobType()).carryOut(step));
        return Objects.requireNonNull(outcome);
    }

    /** A user task on its way through its listeners. */
    public final class UserTask {
        private final TaskKind kind;
        private final Map<String, Object> variables = new LinkedHashMap<>();
        private final long key = nextKey();
        private long instance = nextKey();
        private String separation = "";
        private List<String> groups = List.of();
        private int priority = 50;
        private @Nullable Instant dueAt = domain.clock().instant().plus(Duration.ofDays(2));

        private UserTask(TaskKind kind) {
            this.kind = kind;
        }

        public UserTask with(String variable, Object value) {
            variables.put(variable, value instanceof Long id ? String.valueOf(id) : value);
            return this;
        }

        public UserTask instance(long processInstanceKey) {
            instance = processInstanceKey;
            return this;
        }

        public UserTask separation(String rules) {
            separation = rules;
            return this;
        }

        public UserTask groups(String... candidateGroups) {
            groups = List.of(candidateGroups);
            return this;
        }

        public UserTask priority(int value) {
            priority = value;
            return this;
        }

        public UserTask due(@Nullable Instant at) {
            dueAt = at;
            return this;
        }

        public long key() {
            return key;
        }

        public long processInstanceKey() {
            return instance;
        }

        /** Carries out the step that opens it, whatever comes of it. */
        public void tryOpen() {
            carryOut(step(JobType.OPEN_TASK));
        }

        /** The task in the task list. */
        public long open() {
            tryOpen();
            return domain.jdbc()
                    .sql("select id from task where user_task_key = ?")
                    .param(key)
                    .query(Long.class)
                    .single();
        }

        public void close() {
            carryOut(step(JobType.CLOSE_TASK));
        }

        private Step step(JobType type) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("kind", kind.id());
            if (!separation.isEmpty()) {
                headers.put("separation", separation);
            }
            return new Step(
                    nextKey(),
                    type.id(),
                    "process-of-test",
                    1,
                    instance,
                    "Task-" + kind.id(),
                    headers,
                    new Variables(variables),
                    new Step.HumanTask(key, groups, dueAt, priority));
        }
    }
}
