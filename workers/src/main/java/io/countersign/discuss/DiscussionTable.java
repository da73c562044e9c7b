package io.countersign.discuss;

import io.countersign.identity.Actor;
import io.countersign.processes.TaskKind;
import io.countersign.pseudonym.Pseudonyms;
import io.countersign.task.ClaimedTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class DiscussionTable {
    /** The packages of the task: its own, or those of its lot. */
    private static final String PACKAGES = "(select id from work_package where id = :package or lot_id = :lot)";

    private final JdbcClient jdbc;
    private final Pseudonyms pseudonyms;
    private final JsonMapper json;
    private final InstantSource clock;

    DiscussionTable(JdbcClient jdbc, Pseudonyms pseudonyms, JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
        this.json = json;
        this.clock = clock;
    }

    private record Said(long discussionId, Remark remark) {}

    /** Those that the reader sees. @param only its id; null for all */
    List<Discussion> of(Actor.Person reader, ClaimedTask task, @Nullable Long only) {
        List<Discussion> without = jdbc.sql("""
                select id, item_no, issue::text issue, author, said_as, said_at, resolved from discussion
                where package_id in %s and (cast(:only as bigint) is null or id = :only)
                  and (not :annotates or author = :reader or said_as not in ('ANNOTATE', 'REWORK'))
                order by item_no, id""".formatted(PACKAGES))
                .param("package", task.packageId())
                .param("lot", task.packageId() == null ? task.lotId() : null)
                .param("only", only)
                .param("annotates", task.kind() == TaskKind.ANNOTATE || task.kind() == TaskKind.REWORK)
                .param("reader", reader.subject())
                .query((row, n) -> new Discussion(
                        row.getLong("id"),
                        row.getInt("item_no"),
                        json.readValue(row.getString("issue"), Issue.class),
                        voice(reader, task, row),
                        row.getBoolean("resolved"),
                        List.of()))
                .list();
        if (without.isEmpty()) {
            return without;
        }
        Map<Long, List<Remark>> remarks = jdbc
                .sql("""
                select discussion_id, text, resolved, author, said_as, said_at from remark
                where discussion_id in (:discussions) order by id""")
                .param("discussions", without.stream().map(Discussion::id).toList())
                .query((row, n) -> new Said(
                        row.getLong("discussion_id"),
                        new Remark(
                                voice(reader, task, row),
                                row.getString("text"),
                                row.getObject("resolved", Boolean.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Said::discussionId, Collectors.mapping(Said::remark, Collectors.toList())));
        return without.stream()
                .map(one -> new Discussion(
                        one.id(),
                        one.itemNo(),
                        one.issue(),
                        one.opening(),
                        one.resolved(),
                        remarks.getOrDefault(one.id(), List.of())))
                .toList();
    }

    /** The package of an item of the task; null where it is none. */
    @Nullable Long packageOf(ClaimedTask task, int itemNo) {
        return jdbc.sql("select package_id from item where job_id = :job and no = :no and package_id in " + PACKAGES)
                .param("job", task.jobId())
                .param("no", itemNo)
                .param("package", task.packageId())
                .param("lot", task.packageId() == null ? task.lotId() : null)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    long add(Actor.Person person, ClaimedTask task, long packageId, int itemNo, Issue issue) {
        return jdbc.sql("""
                insert into discussion (job_id, item_no, package_id, issue, author, organisation, said_as, said_at)
                values (:job, :item, :package, cast(:issue as jsonb), :author, :organisation, :as, :now) returning id""")
                .param("job", task.jobId())
                .param("item", itemNo)
                .param("package", packageId)
                .param("issue", json.writeValueAsString(issue))
                .param("author", person.subject())
                .param("organisation", person.organisation())
                .param("as", task.kind().name())
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    void answer(
            Actor.Person person,
            ClaimedTask task,
            long discussionId,
            @Nullable String text,
            @Nullable Boolean resolved) {
        jdbc.sql("""
                insert into remark (discussion_id, text, resolved, author, organisation, said_as, said_at)
                values (:discussion, :text, :resolved, :author, :organisation, :as, :now)""")
                .param("discussion", discussionId)
                .param("text", text)
                .param("resolved", resolved)
                .param("author", person.subject())
                .param("organisation", person.organisation())
                .param("as", task.kind().name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (resolved != null) {
            jdbc.sql("update discussion set resolved = :resolved where id = :id")
                    .param("resolved", resolved)
                    .param("id", discussionId)
                    .update();
        }
    }

    private Voice voice(Actor.Person reader, ClaimedTask task, ResultSet row) throws SQLException {
        String author = row.getString("author");
        return new Voice(
                pseudonyms.of(task.jobId(), author),
                author.equals(reader.subject()),
                TaskKind.valueOf(row.getString("said_as")),
                row.getTimestamp("said_at").toInstant());
    }
}
