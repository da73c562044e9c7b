package io.countersign.job;

import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Stale;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.schema.Schemas;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Creates jobs and changes them as long as they are drafts. */
@Component
public class JobDrafts {
    private final JobAccess access;
    private final JobTable table;
    private final Schemas schemas;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Trail trail;
    private final InstantSource clock;

    JobDrafts(
            JobAccess access,
            JobTable table,
            Schemas schemas,
            JdbcClient jdbc,
            JsonMapper json,
            Trail trail,
            InstantSource clock) {
        this.access = access;
        this.table = table;
        this.schemas = schemas;
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
    }

    /** A draft of the person's organisation. */
    @Transactional
    public Job create(Actor.Person person, JobDraft draft) {
        if (!person.has(Role.JOB_OWNER)) {
            throw new Refused("job-owner", "Only a job owner may create jobs.");
        }
        check(person, draft);
        long id = named(
                draft,
                () -> jdbc.sql("""
                insert into job (owner, name, schema_id, policy, deadline, state, created_at, created_by)
                values (:owner, :name, :schema, cast(:policy as jsonb), :deadline, 'DRAFT', :now, :by)
                returning id""")
                        .param("owner", person.organisation())
                        .param("name", draft.name())
                        .param("schema", draft.schemaId())
                        .param("policy", json.writeValueAsString(draft.policy()))
                        .param("deadline", Timestamp.from(draft.deadline()))
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", person.subject())
                        .query(Long.class)
                        .single());
        addParticipants(id, draft.participants());
        trail.append(
                person,
                JobTransitions.event(id, "job.created")
                        .to(draft)
                        .with("name", draft.name())
                        .with("state", JobState.DRAFT.id()));
        return table.find(id).orElseThrow();
    }

    /** @param revision that the person has seen */
    @Transactional
    public Job edit(Actor.Person person, long id, int revision, JobDraft draft) {
        access.owned(person, id);
        Job before = table.lock(id);
        if (before.state() != JobState.DRAFT) {
            throw new WrongState(
                    "Job {0} is {1}; only a draft can be edited.",
                    id, before.state().id());
        }
        if (before.revision() != revision) {
            throw new Stale("job", id);
        }
        check(person, draft);
        JobDraft old = new JobDraft(
                before.name(), before.schemaId(), before.policy(), before.deadline(), table.participants(id));
        named(draft, () -> (long) jdbc.sql("""
                update job set name = :name, schema_id = :schema, policy = cast(:policy as jsonb), deadline = :deadline,
                               revision = revision + 1
                where id = :id""")
                .param("name", draft.name())
                .param("schema", draft.schemaId())
                .param("policy", json.writeValueAsString(draft.policy()))
                .param("deadline", Timestamp.from(draft.deadline()))
                .param("id", id)
                .update());
        jdbc.sql("delete from participant where job_id = :id").param("id", id).update();
        addParticipants(id, draft.participants());
        trail.append(
                person,
                JobTransitions.event(id, "job.edited").from(old).to(draft).with("revision", revision + 1));
        return table.find(id).orElseThrow();
    }

    private void check(Actor.Person person, JobDraft draft) {
        List<Violation> violations = DraftCheck.draft(draft);
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
        try {
            schemas.get(person, draft.schemaId());
        } catch (NotFound e) {
            throw new Invalid("schemaId", "names no schema of your organisation: {0}", draft.schemaId());
        }
    }

    private void addParticipants(long id, List<Participant> participants) {
        for (Participant each : participants) {
            jdbc.sql("""
                    insert into participant (job_id, organisation, annotates, reviews)
                    values (:job, :organisation, :annotates, :reviews)""")
                    .param("job", id)
                    .param("organisation", each.organisation())
                    .param("annotates", each.annotates())
                    .param("reviews", each.reviews())
                    .update();
        }
    }

    private static long named(JobDraft draft, java.util.function.LongSupplier write) {
        try {
            return write.getAsLong();
        } catch (DuplicateKeyException e) {
            throw new Invalid("name", "is the name of another job: {0}", draft.name());
        }
    }
}
