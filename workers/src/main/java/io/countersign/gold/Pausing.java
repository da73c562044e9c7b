package io.countersign.gold;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.Policy;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pauses people who are too often wrong on gold items. */
@Component
class Pausing {
    private final JdbcClient jdbc;
    private final Trail trail;
    private final InstantSource clock;

    Pausing(JdbcClient jdbc, Trail trail, InstantSource clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    private record Latest(int correct, int answers) {}

    /** Whether too few of a number of answers are right: only when there are as many as the policy looks at. */
    static boolean isTooLow(Policy.Gold policy, int correct, int answers) {
        return answers >= policy.pauseAfter() && correct < policy.passMark() * answers - 1e-9;
    }

    /** The latest answers count, and none from before a pause that was lifted: everybody begins anew then. */
    void check(Actor.Person person, Job job) {
        Policy.Gold policy = Objects.requireNonNull(job.policy().gold());
        Latest latest = jdbc.sql("""
                select count(*) filter (where correct) correct, count(*) answers
                from (select correct from gold_answer
                      where job_id = :job and person = :person
                        and at > coalesce((select max(decided_at) from annotator_pause
                                           where job_id = :job and person = :person and decision = 'LIFTED'), '-infinity')
                      order by at desc, item_no desc limit :most) latest""")
                .param("job", job.id())
                .param("person", person.subject())
                .param("most", policy.pauseAfter())
                .query(Latest.class)
                .single();
        if (isTooLow(policy, latest.correct(), latest.answers())) {
            pause(person, job, policy, latest);
        }
    }

    private void pause(Actor.Person person, Job job, Policy.Gold policy, Latest latest) {
        int paused = jdbc.sql("""
                insert into annotator_pause (job_id, person, organisation, correct, answers, pass_mark, paused_at)
                values (:job, :person, :organisation, :correct, :answers, :mark, :at)
                on conflict do nothing""")
                .param("job", job.id())
                .param("person", person.subject())
                .param("organisation", person.organisation())
                .param("correct", latest.correct())
                .param("answers", latest.answers())
                .param("mark", policy.passMark())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (paused == 1) {
            trail.append(
                    person,
                    Change.ofJob(job.id(), "annotator.paused", "job", String.valueOf(job.id()))
                            .with("correct", latest.correct())
                            .with("answers", latest.answers())
                            .with("passMark", policy.passMark()));
        }
    }
}
