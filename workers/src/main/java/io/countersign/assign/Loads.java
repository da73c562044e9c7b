package io.countersign.assign;

import io.countersign.job.Policy;
import io.countersign.member.Colleague;
import io.countersign.member.Colleagues;
import io.countersign.processes.CandidateGroup;
import io.countersign.processes.TaskKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of a task's groups has room for it, the least loaded first. */
@Component
public class Loads {
    private final Colleagues colleagues;
    private final JdbcClient jdbc;

    Loads(Colleagues colleagues, JdbcClient jdbc) {
        this.colleagues = colleagues;
        this.jdbc = jdbc;
    }

    /** Those who have signed in at the page, have the role and the skills, and less to do than the policy allows. */
    List<Preference> of(Waiting task, Policy policy) {
        int most = policy.distribution().pushUpTo();
        if (most == 0) {
            return List.of();
        }
        List<Colleague> able = task.groups().stream()
                .flatMap(group -> able(group, skills(task, policy)).stream())
                .distinct()
                .filter(one -> !one.subject().equals(task.notTo()))
                .toList();
        Map<String, Integer> loads = of(able.stream().map(Colleague::subject).toList());
        return able.stream()
                .filter(one -> load(loads, one) < most)
                .sorted(Comparator.comparingInt((Colleague one) -> load(loads, one))
                        .thenComparing(Colleague::subject))
                .map(one -> new Preference(
                        one.person(), new Why.LeastLoad(load(loads, one), able.size(), skills(task, policy))))
                .toList();
    }

    /** Tasks in hand and on offer, by subject; none where there are none. */
    public Map<String, Integer> of(Collection<String> subjects) {
        Map<String, Integer> loads = new HashMap<>();
        if (!subjects.isEmpty()) {
            jdbc.sql("""
                    select person, count(*) n
                    from (select assignee person, id from task where state = 'CLAIMED' and assignee in (:people)
                          union
                          select offered_to, task_id from task_candidate where offered_to <> '' and offered_to in (:people)) held
                    group by person""").param("people", subjects).query(row -> {
                loads.put(row.getString("person"), row.getInt("n"));
            });
        }
        return loads;
    }

    private List<Colleague> able(CandidateGroup group, List<String> skills) {
        List<Colleague> inRole = colleagues.of(group.organisation()).stream()
                .filter(one -> one.roles().contains(group.role()))
                .toList();
        if (skills.isEmpty() || inRole.isEmpty()) {
            return inRole;
        }
        List<String> skilled = jdbc.sql(
                        "select subject from member where subject in (:people) and skills @> cast(:skills as text[])")
                .param("people", inRole.stream().map(Colleague::subject).toList())
                .param("skills", skills.toArray(String[]::new))
                .query(String.class)
                .list();
        return inRole.stream().filter(one -> skilled.contains(one.subject())).toList();
    }

    /** Skills are asked of those who label. */
    private static List<String> skills(Waiting task, Policy policy) {
        return task.kind() == TaskKind.ANNOTATE || task.kind() == TaskKind.REWORK
                ? policy.distribution().skills()
                : List.of();
    }

    private static int load(Map<String, Integer> loads, Colleague one) {
        return loads.getOrDefault(one.subject(), 0);
    }
}
