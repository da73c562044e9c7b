package io.countersign.process;

import io.countersign.identity.Actor;
import io.countersign.processes.drawing.Drawing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeploymentTable {
    private static final int MOST_WAITING = 200;
    /** What people are called is looked up; of those who were erased the subject is left. */
    private static final String DEPLOYMENT = """
            select d.*, coalesce(a.name, d.asked_by) asked_by_name, coalesce(c.name, d.confirmed_by) confirmed_by_name
            from process_deployment d
            left join person a on a.subject = d.asked_by
            left join person c on c.subject = d.confirmed_by\s""";

    private final JdbcClient jdbc;

    DeploymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(
            Actor.Person person,
            Drawing drawing,
            String xml,
            String reason,
            Deployment.State state,
            Instant now,
            Instant expires) {
        return jdbc.sql("""
                insert into process_deployment (process_id, name, chinese_name, xml, reason, state, asked_by, organisation,
                                                asked_at, expires_at)
                values (:process, :name, :chinese, :xml, :reason, :state, :by, :organisation, :now, :expires) returning id""")
                .param("process", drawing.processId())
                .param("name", drawing.name())
                .param("chinese", drawing.chineseName())
                .param("xml", xml)
                .param("reason", reason)
                .param("state", state.name())
                .param("by", person.subject())
                .param("organisation", person.organisation())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .query(Long.class)
                .single();
    }

    Optional<Deployment> find(long id) {
        return jdbc.sql(DEPLOYMENT + "where d.id = :id")
                .param("id", id)
                .query(DeploymentTable::read)
                .optional();
    }

    /** Locked to the end of the transaction. */
    Optional<Deployment> lock(long id) {
        return jdbc.sql(DEPLOYMENT + "where d.id = :id for update of d")
                .param("id", id)
                .query(DeploymentTable::read)
                .optional();
    }

    Optional<String> xml(long id) {
        return jdbc.sql("select xml from process_deployment where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The oldest first. */
    List<Deployment> waiting(Instant now) {
        return jdbc.sql(DEPLOYMENT + "where d.state = 'WAITING' and d.expires_at > :now order by d.id limit :most")
                .param("now", Timestamp.from(now))
                .param("most", MOST_WAITING)
                .query(DeploymentTable::read)
                .list();
    }

    /** Confirmed, but not known to have reached the engine. */
    List<Long> interrupted() {
        return jdbc.sql("select id from process_deployment where state = 'DEPLOYING' order by id limit 100")
                .query(Long.class)
                .list();
    }

    /** Who first deployed the version; empty for those that came with the application. */
    Optional<Deployment> first(String processId, int version) {
        return jdbc.sql(DEPLOYMENT + "where d.process_id = :process and d.version = :version order by d.id limit 1")
                .param("process", processId)
                .param("version", version)
                .query(DeploymentTable::read)
                .optional();
    }

    void decided(long id, Deployment.State state, Actor.Person by) {
        jdbc.sql("update process_deployment set state = :state, confirmed_by = :by where id = :id")
                .param("state", state.name())
                .param("by", by.subject())
                .param("id", id)
                .update();
    }

    void deployed(long id, int version) {
        jdbc.sql("update process_deployment set state = 'DEPLOYED', version = :version where id = :id")
                .param("version", version)
                .param("id", id)
                .update();
    }

    void failed(long id, String failure) {
        jdbc.sql("update process_deployment set state = 'FAILED', failure = :failure where id = :id")
                .param("failure", failure)
                .param("id", id)
                .update();
    }

    private static Deployment read(ResultSet row, int n) throws SQLException {
        return new Deployment(
                row.getLong("id"),
                row.getString("process_id"),
                row.getString("name"),
                row.getString("chinese_name"),
                row.getString("reason"),
                Deployment.State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                row.getString("asked_by_name"),
                row.getString("organisation"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("confirmed_by_name"),
                version(row),
                row.getString("failure"));
    }

    private static @Nullable Integer version(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        return row.wasNull() ? null : version;
    }
}
