package io.countersign.schema;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Stale;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The label schemas of an organisation, by name and version. */
@Component
public class Schemas {
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Trail trail;
    private final InstantSource clock;
    private final SchemaTable table;

    Schemas(JdbcClient jdbc, JsonMapper json, Trail trail, InstantSource clock, SchemaTable table) {
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
        this.table = table;
    }

    /** @throws NotFound where there is no such schema */
    public Schema get(long id) {
        return table.find(id).orElseThrow(() -> new NotFound("schema", id));
    }

    /** As {@link #get}, for a person: the own organisation's can be seen, and those of jobs that it takes part in. */
    public Schema get(Actor.Person person, long id) {
        Schema schema = get(id);
        if (!schema.owner().equals(person.organisation()) && !table.isUsedWith(id, person.organisation())) {
            throw hidden(id);
        }
        return schema;
    }

    /** Those of the person's organisation, newest first, beginning before an id. */
    public List<Schema> list(Actor.Person person, long before, int limit) {
        return table.list(person.organisation(), before, limit);
    }

    /** The first version of a name, or the next one. */
    @Transactional
    public Schema create(Actor.Person person, String name, LabelSchema document) {
        requireOwnerRole(person);
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Invalid("name", "must have 1 to {0} characters", LONGEST_NAME);
        }
        requireSound(document);
        // Two people may be making the next version at the same time; each gets one.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "schema:" + person.organisation() + ":" + name)
                .query(row -> {});
        long id = jdbc.sql("""
                insert into label_schema (owner, name, version, document, created_at, created_by)
                select :owner, :name, coalesce(max(version), 0) + 1, cast(:document as jsonb), :now, :by
                from label_schema where owner = :owner and name = :name
                returning id""")
                .param("owner", person.organisation())
                .param("name", name)
                .param("document", json.writeValueAsString(document))
                .param("now", Timestamp.from(clock.instant()))
                .param("by", person.subject())
                .query(Long.class)
                .single();
        Schema created = get(id);
        trail.append(
                person,
                event(created, "schema.created")
                        .to(created.document())
                        .with("name", name)
                        .with("version", created.version()));
        return created;
    }

    /**
     * Changes a version that is not frozen.
     *
     * @param revision that the person has seen
     */
    @Transactional
    public Schema edit(Actor.Person person, long id, int revision, LabelSchema document) {
        requireOwnerRole(person);
        get(person, id);
        Schema before = table.lock(id).orElseThrow(() -> new NotFound("schema", id));
        if (!before.owner().equals(person.organisation())) {
            throw new Refused("own-organisation", "Only people of the schema's own organisation may change it.")
                    .about(matter(id));
        }
        if (before.frozenAt() != null) {
            throw new WrongState("Schema {0} is frozen; make a new version.", id);
        }
        if (before.revision() != revision) {
            throw new Stale("schema", id);
        }
        requireSound(document);
        jdbc.sql("update label_schema set document = cast(:document as jsonb), revision = revision + 1 where id = :id")
                .param("document", json.writeValueAsString(document))
                .param("id", id)
                .update();
        trail.append(
                person,
                event(before, "schema.edited")
                        .from(before.document())
                        .to(document)
                        .with("revision", revision + 1));
        return get(id);
    }

    /** From now on it stays as it is. Once; a repeat does nothing. */
    @Transactional
    public Schema freeze(Actor actor, long id) {
        Schema before = table.lock(id).orElseThrow(() -> new NotFound("schema", id));
        if (before.frozenAt() != null) {
            return before;
        }
        jdbc.sql("update label_schema set frozen_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        trail.append(
                actor,
                event(before, "schema.frozen")
                        .to(before.document())
                        .with("version", before.version())
                        .with("revision", before.revision()));
        return get(id);
    }

    private static Hidden hidden(long id) {
        return new Hidden("participant", "schema", matter(id));
    }

    private static Matter matter(long id) {
        return new Matter("schema", String.valueOf(id), null);
    }

    private static Change event(Schema schema, String action) {
        return Change.ofOrganisation(schema.owner(), action, "schema", String.valueOf(schema.id()));
    }

    private static void requireOwnerRole(Actor.Person person) {
        if (!person.has(Role.JOB_OWNER)) {
            throw new Refused("job-owner", "Only a job owner may change label schemas.");
        }
    }

    private static void requireSound(LabelSchema document) {
        List<Violation> violations = SchemaCheck.check(document);
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }
}
