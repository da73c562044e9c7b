package io.countersign.task;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.person.KeepsNames;
import io.countersign.person.Known;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists that people keep for themselves, or for everybody of their organisation. */
@Component
public class SavedFilters implements KeepsNames {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 500;
    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    SavedFilters(JdbcClient jdbc, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    /** The person's own, and those that others of the organisation share; by name. */
    public List<SavedFilter> of(Actor.Person person) {
        return jdbc.sql("""
                select f.id, f.name, f.address, f.shared, f.keeper = :person as own, coalesce(p.name, f.keeper) as kept_by
                from saved_filter f left join person p on p.subject = f.keeper
                where f.organisation = :organisation and (f.keeper = :person or f.shared) order by f.name, f.id limit 200""")
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .query(SavedFilter.class)
                .list();
    }

    /** Keeps it under the name; what the person had under it before is replaced. */
    @Transactional
    public SavedFilter save(Actor.Person person, String name, String address, boolean shared) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Invalid("name", "must have 1 to {0} characters", LONGEST_NAME);
        }
        if (address.length() > LONGEST_ADDRESS) {
            throw new Invalid("address", "has more than {0} characters", LONGEST_ADDRESS);
        }
        if (of(person).stream()
                        .filter(one -> one.own() && !one.name().equals(name.strip()))
                        .count()
                >= MOST) {
            throw new Invalid("name", "is one too many: {0} are kept already", MOST);
        }
        long id = jdbc.sql("""
                insert into saved_filter (organisation, keeper, name, address, shared, saved_at)
                values (:organisation, :person, :name, :address, :shared, :now)
                on conflict (organisation, keeper, name)
                do update set address = excluded.address, shared = excluded.shared, saved_at = excluded.saved_at
                returning id""")
                .param("organisation", person.organisation())
                .param("person", person.subject())
                .param("name", name.strip())
                .param("address", address)
                .param("shared", shared)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        trail.append(
                person,
                change(person, "filter.saved", id).with("name", name.strip()).with("shared", shared));
        return new SavedFilter(id, name.strip(), address, shared, true, person.name());
    }

    /** @throws NotFound where there is none, or another person keeps it */
    @Transactional
    public void remove(Actor.Person person, long id) {
        int removed = jdbc.sql(
                        "delete from saved_filter where id = :id and organisation = :organisation and keeper = :person")
                .param("id", id)
                .param("organisation", person.organisation())
                .param("person", person.subject())
                .update();
        if (removed == 0) {
            throw new NotFound("filter", id);
        }
        trail.append(person, change(person, "filter.removed", id));
    }

    @Override
    public void forget(Known person) {
        jdbc.sql("delete from saved_filter where keeper = :subject")
                .param("subject", person.subject())
                .update();
    }

    private static Change change(Actor.Person person, String action, long id) {
        return Change.ofOrganisation(person.organisation(), action, "filter", String.valueOf(id));
    }
}
