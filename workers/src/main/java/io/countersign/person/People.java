package io.countersign.person;

import io.countersign.identity.Actor;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose the subjects in the trail are. The trail is hashed, copied and kept for good, and knows people by their subject alone; what
 * they are called stands here, once, and is looked up when it is shown.
 */
@Component
public class People {
    private static final int MOST_NAMED = 100;
    private static final String KNOWN =
            "select subject, organisation, username, name, erased_at is not null erased from person ";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Map<String, Actor.Person> written = new ConcurrentHashMap<>();

    People(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes down what they are called now, in the transaction of what they did. Whoever was erased stays so. */
    public void write(Collection<Actor.Person> persons) {
        // In one order: two transactions that meet new people wait for each other, and never both.
        persons.stream()
                .filter(person -> !isWritten(person))
                .sorted(Comparator.comparing(Actor.Person::subject))
                .forEach(person -> jdbc.sql("""
                        insert into person (subject, organisation, username, name)
                        values (:subject, :organisation, :username, :name)
                        on conflict (subject) do update
                        set organisation = excluded.organisation, username = excluded.username, name = excluded.name
                        where person.erased_at is null
                          and (person.organisation, person.username, person.name)
                              is distinct from (excluded.organisation, excluded.username, excluded.name)""")
                        .param("subject", person.subject())
                        .param("organisation", person.organisation())
                        .param("username", person.username())
                        .param("name", person.name())
                        .update());
    }

    /** They are on record: spares writing them with each thing they do. */
    public void committed(Collection<Actor.Person> persons) {
        persons.forEach(person -> written.put(person.subject(), person));
    }

    private boolean isWritten(Actor.Person person) {
        Actor.Person before = written.get(person.subject());
        return before != null
                && before.username().equals(person.username())
                && before.name().equals(person.name())
                && before.organisation().equals(person.organisation());
    }

    public Optional<Known> find(String subject) {
        return jdbc.sql(KNOWN + "where subject = :subject")
                .param("subject", subject)
                .query(Known.class)
                .optional();
    }

    public List<Known> find(Collection<String> subjects) {
        return jdbc.sql(KNOWN + "where subject = any(:subjects)")
                .param("subjects", subjects.toArray(String[]::new))
                .query(Known.class)
                .list();
    }

    /** Who is meant by a username or a subject: several where a username was given anew. */
    public List<String> subjects(String asked) {
        return jdbc.sql("select subject from person where username = :asked or subject = :asked order by subject")
                .param("asked", asked)
                .query(String.class)
                .list();
    }

    /** Whose name has all of these words in it; the first hundred. */
    public List<String> named(String words) {
        String[] wanted = words.strip().split("\\s+");
        return jdbc.sql("""
                select subject from person
                where regexp_split_to_array(lower(name), '\\s+') @> cast(:words as text[])
                order by subject limit :most""")
                .param(
                        "words",
                        Arrays.stream(wanted)
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("most", MOST_NAMED)
                .query(String.class)
                .list();
    }

    /**
     * Takes the name away for good; the subject stays, and that there was somebody.
     *
     * @return what was known until now; of one who was erased before, that they were
     */
    public Known erase(String subject, String organisation) {
        jdbc.sql("""
                insert into person (subject, organisation, erased_at) values (:subject, :organisation, :now)
                on conflict (subject) do nothing""")
                .param("subject", subject)
                .param("organisation", organisation)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        Known before = jdbc.sql(KNOWN + "where subject = :subject for update")
                .param("subject", subject)
                .query(Known.class)
                .single();
        jdbc.sql("""
                update person set username = null, name = null, erased_at = :now
                where subject = :subject and erased_at is null""")
                .param("subject", subject)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return before;
    }
}
