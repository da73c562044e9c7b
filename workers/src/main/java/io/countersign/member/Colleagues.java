package io.countersign.member;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of an organisation as far as they have signed in at the page: whom work can be given to by name. */
@Component
public class Colleagues {
    private static final String ENABLED = """
            select c.* from colleague c left join member m on m.subject = c.subject
            where c.organisation = :organisation and m.disabled is not true""";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Colleagues(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void signedIn(Actor.Person person) {
        jdbc.sql("""
                insert into colleague (subject, organisation, username, name, roles, signed_in_at)
                values (:subject, :organisation, :username, :name, :roles, :now)
                on conflict (subject, organisation)
                do update set username = excluded.username, name = excluded.name, roles = excluded.roles,
                              signed_in_at = excluded.signed_in_at""")
                .param("subject", person.subject())
                .param("organisation", person.organisation())
                .param("username", person.username())
                .param("name", person.name())
                .param("roles", person.roles().stream().map(Role::id).sorted().toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** By name, without those who are disabled. */
    public List<Colleague> of(String organisation) {
        return jdbc.sql(ENABLED + " order by c.name, c.subject")
                .param("organisation", organisation)
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Colleague> find(String organisation, String subject) {
        return jdbc.sql(ENABLED + " and c.subject = :subject")
                .param("organisation", organisation)
                .param("subject", subject)
                .query((row, n) -> read(row))
                .optional();
    }

    private static Colleague read(ResultSet row) throws SQLException {
        return new Colleague(
                row.getString("subject"),
                row.getString("username"),
                row.getString("name"),
                row.getString("organisation"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getTimestamp("signed_in_at").toInstant());
    }
}
