package io.countersign.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.member.SignIns;
import io.countersign.problem.Invalid;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Steps;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What leads do with tasks of others")
class TeamTasksTest {
    private static final Domain domain = new Domain();
    private final TeamTasks team = domain.get(TeamTasks.class);
    private final Claims claims = domain.get(Claims.class);
    private final Steps steps = new Steps(domain);
    private final SampleJob job = new SampleJob(domain, "team-" + Steps.nextKey());
    private final Actor.Person owner = People.person("meridian", "team-owner", Role.JOB_OWNER);
    private final Actor.Person admin = People.person("supplier-west", "team-admin", Role.ORG_ADMIN);
    private final Actor.Person first = People.person("supplier-west", "team-1", Role.REVIEWER);
    private final Actor.Person second = People.person("supplier-west", "team-2", Role.REVIEWER, Role.ANNOTATOR);

    @BeforeEach
    void everybody_has_signed_in_and_there_is_no_task() {
        domain.jdbc().sql("truncate task cascade").update();
        List.of(first, second, admin).forEach(domain.get(SignIns.class)::signedIn);
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    private long openReview() {
        return steps.userTask(TaskKind.REVIEW)
                .with("jobId", job.id())
                .with("packageId", job.packageOf("supplier-east", 1))
                .separation("other-person,other-organisation")
                .groups("supplier-west/reviewer")
                .open();
    }

    private long claimed(Actor.Person person) {
        return claims.claim(person, openReview()).id();
    }

    private List<Long> listed(Actor.Person lead, Long jobId) {
        return team.list(lead, new QueueFilter(null, jobId, null), null, 50).stream()
                .map(one -> one.task().id())
                .toList();
    }

    @Test
    void are_shown_what_is_in_hands_and_of_one_job_what_waits_too() {
        long waiting = openReview();
        long inHand = claimed(first);
        assertThat(listed(owner, null)).containsExactly(inHand);
        assertThat(listed(owner, job.id())).containsExactlyInAnyOrder(waiting, inHand);
        assertThat(listed(admin, null)).containsExactly(inHand);
        assertThat(listed(People.person("supplier-east", "team-other", Role.ORG_ADMIN), null))
                .isEmpty();
        assertThat(listed(People.person("supplier-east", "team-stranger", Role.JOB_OWNER), job.id()))
                .isEmpty();
    }

    @Test
    void see_names_of_their_own_people_only() {
        claimed(first);
        assertThat(team.list(admin, QueueFilter.ALL, null, 50))
                .extracting(TeamTask::assignee)
                .containsExactly(first.name());
        assertThat(team.list(owner, QueueFilter.ALL, null, 50))
                .extracting(TeamTask::assignee)
                .containsExactly((String) null);
    }

    @Test
    void give_them_back_to_the_queue() {
        long task = claimed(first);
        assertThat(team.release(owner, List.of(task), "She is ill.")).containsExactly(new TeamTasks.Result(task, null));
        assertThat(listed(owner, null)).isEmpty();
        assertThat(claims.claim(second, task).id()).isEqualTo(task);
        assertThat(events(task)).contains("task.released");
    }

    @Test
    void give_them_to_somebody_whether_they_wait_or_are_in_hands() {
        long waiting = openReview();
        long inHand = claimed(first);
        assertThat(team.reassign(admin, List.of(waiting, inHand), second.subject(), "Holidays"))
                .allMatch(result -> result.problem() == null);
        assertThat(team.list(admin, QueueFilter.ALL, null, 50))
                .extracting(TeamTask::assignee)
                .containsExactly(second.name(), second.name());
        assertThat(events(inHand)).endsWith("task.released", "task.reassigned", "task.claimed");
        assertThat(domain.jdbc()
                        .sql("""
                                select (actor ->> 'subject') || ' to ' || (changed ->> 'assignee') from event
                                where subject_type = 'task' and subject_id = ? order by seq desc limit 1""")
                        .param(String.valueOf(inHand))
                        .query(String.class)
                        .single())
                .isEqualTo(admin.subject() + " to " + second.subject());
    }

    @Test
    void are_refused_by_the_separation_of_duties_task_by_task_and_it_is_kept() {
        long touched = claimed(first);
        long free = openReview();
        domain.jdbc().sql("""
                insert into hand (job_id, package_id, kind, person, organisation, task_id, at)
                select job_id, package_id, 'ANNOTATE', ?, 'supplier-west', id, now() from task where id = ?""").params(second.subject(), touched).update();
        domain.jdbc()
                .sql("update task set element_id = 'Review' where id = ?")
                .param(touched)
                .update();
        domain.jdbc().sql("""
                update hand set task_id = ? where package_id = (select package_id from task where id = ?)""").params(free, touched).update();
        List<TeamTasks.Result> results = team.reassign(admin, List.of(touched, free), second.subject(), "Holidays");
        assertThat(results.get(0).problem()).hasMessageContaining("already worked on this");
        assertThat(results.get(1).problem()).isNull();
        assertThat(holder(touched)).as("who had it has it still").isEqualTo(first.subject());
        assertThat(events(touched)).contains("access.refused").doesNotContain("task.released");
    }

    @Test
    void are_refused_where_they_lead_nothing() {
        long task = claimed(first);
        Actor.Person stranger = People.person("supplier-east", "team-other", Role.ORG_ADMIN, Role.JOB_OWNER);
        assertThat(team.release(stranger, List.of(task), "Mine").get(0).problem())
                .hasMessageContaining("leads the work");
        assertThat(holder(task)).isEqualTo(first.subject());
    }

    @Test
    void need_a_reason_and_a_person_of_their_own() {
        long task = claimed(first);
        assertThatThrownBy(() -> team.release(owner, List.of(task), " ")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> team.reassign(owner, List.of(task), second.subject(), "Holidays"))
                .isInstanceOf(Invalid.class);
    }

    private String holder(long task) {
        return domain.jdbc()
                .sql("select assignee from task where id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private List<String> events(long task) {
        return domain.jdbc()
                .sql("select action from event where subject_type = 'task' and subject_id = ? order by seq")
                .param(String.valueOf(task))
                .query(String.class)
                .list();
    }
}
