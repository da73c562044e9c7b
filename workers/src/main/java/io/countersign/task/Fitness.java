package io.countersign.task;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a person may be given labelling work of a job: not while paused, not before having passed the onboarding that the job asks
 * for, and not without the skills. Other work is not concerned.
 */
@Component
class Fitness {
    private static final String PAUSED = """
            select p.job_id from annotator_pause p
            where p.person = :person and p.decision is distinct from 'LIFTED'""";
    private static final String NOT_ONBOARDED = """
            select d.job_id from gold_deal d join participant part on part.job_id = d.job_id and part.organisation = :organisation
            where d.onboarding > 0
              and not exists (select 1 from onboarding_attempt a
                              where a.person = :person and a.schema_id = d.schema_id and a.passed)""";

    private static final String UNSKILLED = """
            select s.job_id from job_skill s join participant part on part.job_id = s.job_id and part.organisation = :organisation
            where not exists (select 1 from member m where m.subject = :person and s.skill = any (m.skills))""";

    /** @param jobs SQL of those that it keeps the person from */
    private record Bar(String jobs, String rule, Text reason) {}

    private static final List<Bar> BARS = List.of(
            new Bar(PAUSED, "paused", Text.of("You are paused in this job.")),
            new Bar(NOT_ONBOARDED, "onboarding", Text.of("This job asks for its onboarding to be passed first.")),
            new Bar(UNSKILLED, "skills", Text.of("This job asks for skills that you are not known to have.")));

    private final JdbcClient jdbc;

    Fitness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A condition on {@code task_candidate c} over {@code :person} and {@code :organisation}: asked once a query, not once a row. */
    static String allowed() {
        return " and (c.kind not in ('ANNOTATE', 'REWORK') or c.job_id not in (%s))"
                .formatted(BARS.stream().map(Bar::jobs).collect(Collectors.joining(" union all ")));
    }

    /** @throws Refused with what keeps the person from the task */
    void require(Actor.Person person, TaskRow task) {
        bars(person, task).ifPresent(refused -> {
            throw refused;
        });
    }

    /** What keeps the person from the task; empty where nothing does. */
    Optional<Refused> bars(Actor.Person person, TaskRow task) {
        return switch (task.kind()) {
            case ANNOTATE, REWORK ->
                BARS.stream()
                        .filter(bar -> isBarred(person, task, bar.jobs()))
                        .findFirst()
                        .map(bar -> new Refused(bar.rule(), bar.reason(), task.matter()));
            default -> Optional.empty();
        };
    }

    private boolean isBarred(Actor.Person person, TaskRow task, String barred) {
        return jdbc.sql("select :job in (" + barred + ")")
                .param("job", task.jobId())
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .query(Boolean.class)
                .single();
    }
}
