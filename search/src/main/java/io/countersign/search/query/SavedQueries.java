package io.countersign.search.query;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.person.KeepsNames;
import io.countersign.person.Known;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps people's questions of the history, to be asked again, by themselves or by others of their organisation. */
@Component
@Outward
public class SavedQueries implements KeepsNames {
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Questions questions;
    private final Trail trail;
    private final InstantSource clock;

    SavedQueries(JdbcClient jdbc, JsonMapper json, Questions questions, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.questions = questions;
        this.trail = trail;
        this.clock = clock;
    }

    /** The person's own and those that are shared in the organisation, by name. */
    public List<SavedQuery> list(Actor.Person person) {
        return jdbc.sql("""
                select q.*, coalesce(p.username, q.person) username
                from saved_query q left join person p on p.subject = q.person
                where q.organisation = :organisation and (q.person = :person or q.shared) order by q.name, username""")
                .param("organisation", person.organisation())
                .param("person", person.subject())
                .query((row, n) -> new SavedQuery(
                        row.getString("name"),
                        row.getString("username"),
                        row.getString("person").equals(person.subject()),
                        row.getBoolean("shared"),
                        questions.named(json.readValue(row.getString("question"), HistoryQuestion.class)),
                        row.getTimestamp("saved_at").toInstant()))
                .list();
    }

    /**
     * Keeps a question under a name; what the person had under it before is replaced.
     *
     * @throws Invalid where the name is empty, too long, or would not fit into an address
     * @throws WrongState where the person has very many already
     */
    @Transactional
    public void save(Actor.Person person, String name, HistoryQuestion question, boolean shared) {
        if (name.isBlank() || name.length() > LONGEST_NAME || !name.equals(name.strip()) || name.contains("/")) {
            throw new Invalid(
                    "name", "must be 1 to {0} characters, without / and without spaces around it", LONGEST_NAME);
        }
        HistoryQuestion nameless = questions.nameless(question);
        jdbc.sql("""
                insert into saved_query (organisation, person, name, shared, question, saved_at)
                values (:organisation, :person, :name, :shared, cast(:question as jsonb), :now)
                on conflict (person, name) do update
                set organisation = excluded.organisation, shared = excluded.shared,
                    question = excluded.question, saved_at = excluded.saved_at""")
                .param("organisation", person.organisation())
                .param("person", person.subject())
                .param("name", name)
                .param("shared", shared)
                .param("question", json.writeValueAsString(nameless))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (count(person) > MOST) {
            throw new WrongState("A person saves at most {0} queries.", MOST);
        }
        trail.append(
                person,
                change(person, "history.query-saved", name)
                        .with("question", nameless)
                        .with("shared", shared));
    }

    /** @throws NotFound where the person has none of this name */
    @Transactional
    public void remove(Actor.Person person, String name) {
        int removed = jdbc.sql("delete from saved_query where person = :person and name = :name")
                .param("person", person.subject())
                .param("name", name)
                .update();
        if (removed == 0) {
            throw new NotFound("query", name);
        }
        trail.append(person, change(person, "history.query-removed", name));
    }

    @Override
    public void forget(Known person) {
        jdbc.sql("delete from saved_query where person = :subject")
                .param("subject", person.subject())
                .update();
    }

    private int count(Actor.Person person) {
        return jdbc.sql("select count(*) from saved_query where person = :person")
                .param("person", person.subject())
                .query(Integer.class)
                .single();
    }

    private static Change change(Actor.Person person, String action, String name) {
        return Change.ofOrganisation(person.organisation(), action, "query", name);
    }
}
