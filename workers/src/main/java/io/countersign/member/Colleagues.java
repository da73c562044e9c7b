package io.countersign.member;

import io.countersign.identity.Actor;
import io.countersign.person.KeepsNames;
import io.countersign.person.Known;
import io.countersign.person.People;
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
public class Colleagues implements KeepsNames {
    private static final String ENABLED = """
            select c.*, p.username, p.name
            from colleague c join person p on p.subject = c.subject left join member m on m.subject = c.subject
            where c.organisation = :organisation and p.erased_at is null and m.disabled is not true""";

    private final JdbcClient jdbc;
    private final People people;
    private final InstantSource clock;

    Colleagues(JdbcClient jdbc, People people, InstantSource clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    void signedIn(Actor.Person person) {
        people.write(List.of(person));
        jdbc.sql("""
                insert into colleague (subject, organisation, roles, signed_in_at)
                values (:subject, :organisation, :roles, :now)
                on conflict (subject, organisation)
                do update set roles = excluded.roles, signed_in_at = excluded.signed_in_at""")
                .param("subject", person.subject())
                .param("organisation", person.organisation())
                .param("roles", person.roles().stream().map(Role::id).sorted().toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** By name, without those who are disabled. */
    public List<Colleague> of(String organisation) {
        return jdbc.sql(ENABLED + " order by p.name, c.subject")
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

    @Override
    public void forget(Known person) {
        jdbc.sql("delete from colleague where subject = :subject")
                .param("subject", person.subject())
                .update();
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
