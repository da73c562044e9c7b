package io.countersign.assign;

import io.countersign.identity.Actor;
import io.countersign.job.Policy;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who goes on with a group of items. Whoever took its last package keeps it, each place of a package for itself. */
@Component
public class Keepers {
    private final JdbcClient jdbc;

    Keepers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether somebody else kept it before, or nobody */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begins(Actor.Person person, Place.Begun begun) {
        return jdbc.sql("""
                insert into series_keeper (job_id, series, organisation, ordinal, person)
                values (:job, :series, :organisation, :ordinal, :person)
                on conflict (job_id, series, organisation, ordinal) do update set person = excluded.person
                where series_keeper.person <> excluded.person""")
                        .param("job", begun.jobId())
                        .param("series", begun.series())
                        .param("organisation", person.organisation())
                        .param("ordinal", begun.ordinal())
                        .param("person", person.subject())
                        .update()
                == 1;
    }

    Optional<Preference> of(Waiting task, Policy policy) {
        if (!policy.distribution().keepSeries() || task.kind() != TaskKind.ANNOTATE || task.assignmentId() == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select k.series, k.organisation, k.person
                from assignment a join work_package p on p.id = a.package_id
                join series_keeper k on k.job_id = p.job_id and k.series = p.series and k.organisation = a.organisation
                                    and k.ordinal = a.ordinal
                left join member m on m.subject = k.person
                where a.id = :assignment and m.disabled is not true""")
                .param("assignment", task.assignmentId())
                .query((row, n) -> new Preference(
                        annotator(row.getString("person"), row.getString("organisation")),
                        new Why.KeepsSeries(row.getString("series"))))
                .optional();
    }

    private static Actor.Person annotator(String subject, String organisation) {
        return new Actor.Person(subject, subject, subject, organisation, Set.of(Role.ANNOTATOR));
    }
}
