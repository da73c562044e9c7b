package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.problem.Invalid;
import io.countersign.problem.Stale;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Unfinished work on a claimed task, item by item. It belongs to the person who saved it and is seen by nobody else; saving it keeps
 * the lease up.
 */
@Component
public class Drafts {
    private static final int LONGEST = 4_000_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Claims claims;
    private final InstantSource clock;

    Drafts(JdbcClient jdbc, JsonMapper json, Claims claims, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.claims = claims;
        this.clock = clock;
    }

    /** @param document as the page that saved it wrote it */
    public record Draft(int itemNo, JsonNode document, int revision) {}

    /**
     * Keeps unfinished work. The same document again on the same revision, because the answer was lost, comes to the same.
     *
     * @param expected the revision that was seen last; 0 where there was no draft yet
     * @return the new revision
     * @throws Stale where the draft has another revision: saved from a second window, say
     * @throws io.countersign.problem.WrongState where the task is not claimed by this person
     */
    @Transactional
    public int save(Actor.Person person, long taskId, int itemNo, JsonNode document, int expected) {
        claims.keep(person, taskId);
        if (!document.isObject()) {
            throw new Invalid("document", "must be an object");
        }
        String text = json.writeValueAsString(document);
        if (text.length() > LONGEST) {
            throw new Invalid("document", "has more than {0} characters", LONGEST);
        }
        requireItem(taskId, itemNo);
        int saved = jdbc.sql(expected == 0 ? """
                                insert into draft (task_id, person, item_no, document, revision, saved_at)
                                values (:task, :person, :item, cast(:document as jsonb), :expected + 1, :now)
                                on conflict do nothing""" : """
                                update draft set document = cast(:document as jsonb), revision = revision + 1, saved_at = :now
                                where task_id = :task and person = :person and item_no = :item and revision = :expected""")
                .param("task", taskId)
                .param("person", person.subject())
                .param("item", itemNo)
                .param("document", text)
                .param("expected", expected)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (saved != 1 && !isSaved(person, taskId, itemNo, text, expected + 1)) {
            throw new Stale("draft", taskId + "/" + itemNo);
        }
        return expected + 1;
    }

    private boolean isSaved(Actor.Person person, long taskId, int itemNo, String document, int revision) {
        return jdbc.sql("""
                select exists (select 1 from draft where task_id = :task and person = :person and item_no = :item
                                                     and revision = :revision and document = cast(:document as jsonb))""")
                .param("task", taskId)
                .param("person", person.subject())
                .param("item", itemNo)
                .param("revision", revision)
                .param("document", document)
                .query(Boolean.class)
                .single();
    }

    /** The person's drafts on a task, by item. */
    public List<Draft> of(Actor.Person person, long taskId) {
        return jdbc.sql("""
                select item_no, document::text document, revision from draft
                where task_id = :task and person = :person order by item_no""")
                .param("task", taskId)
                .param("person", person.subject())
                .query((row, n) -> new Draft(
                        row.getInt("item_no"), json.readTree(row.getString("document")), row.getInt("revision")))
                .list();
    }

    private void requireItem(long taskId, int itemNo) {
        boolean known = jdbc.sql("""
                select exists (select 1 from task t join item i on i.job_id = t.job_id
                               where t.id = :task and i.no = :item
                                 and (t.package_id is null or i.package_id = t.package_id))""")
                .param("task", taskId)
                .param("item", itemNo)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new Invalid("item", "{0} does not belong to this task", itemNo);
        }
    }
}
