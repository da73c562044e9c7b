package io.countersign.gold;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.job.JobAccess;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a pause: its person appeals once, and the owner of the job lifts or keeps it. */
@Component
public class Pauses {
    private static final int LONGEST = 2_000;

    private final PauseTable table;
    private final JobAccess access;
    private final Trail trail;
    private final InstantSource clock;

    Pauses(PauseTable table, JobAccess access, Trail trail, InstantSource clock) {
        this.table = table;
        this.access = access;
        this.trail = trail;
        this.clock = clock;
    }

    /** The person's own that are not lifted. */
    public List<Pause> mine(Actor.Person person) {
        return table.of(person.subject());
    }

    /** All of a job for its owner's organisation; for others those of their own people. */
    public List<Pause> ofJob(Actor.Person person, long jobId) {
        boolean owns = access.visible(person, jobId).owner().equals(person.organisation());
        return table.ofJob(jobId, owns ? null : person.organisation());
    }

    /**
     * The person asks the owner to look again, once for each pause. The same words again change nothing.
     *
     * @throws WrongState where the pause was appealed against or decided on before
     */
    @Transactional
    public void appeal(Actor.Person person, long id, String words) {
        Pause pause = table.lock(id)
                .filter(one -> one.person().equals(person.subject()))
                .orElseThrow(() -> new NotFound("pause", id));
        String given = required(words, "appeal");
        if (given.equals(pause.appeal())) {
            return;
        }
        if (pause.appeal() != null || pause.lifted() != null) {
            throw new WrongState("There is one appeal against a pause.");
        }
        table.appeal(id, given, clock.instant());
        trail.append(person, event(pause, "annotator.appealed").because(given));
    }

    /**
     * A job owner lifts a pause, or keeps it; one that was kept may be lifted later. Lifted, the person begins anew.
     *
     * @throws WrongState where it was lifted before
     */
    @Transactional
    public void decide(Actor.Person owner, long jobId, long id, boolean lift, String reason) {
        access.owned(owner, jobId);
        Pause pause = table.lock(id).filter(one -> one.jobId() == jobId).orElseThrow(() -> new NotFound("pause", id));
        String given = required(reason, "reason");
        if (Boolean.valueOf(lift).equals(pause.lifted()) && given.equals(pause.decisionReason())) {
            return;
        }
        if (Boolean.TRUE.equals(pause.lifted())) {
            throw new WrongState("This pause is lifted.");
        }
        table.decide(id, lift, given, owner.subject(), clock.instant());
        trail.append(
                owner,
                event(pause, lift ? "annotator.resumed" : "annotator.kept-paused")
                        .with("assignee", pause.person())
                        .with("assigneeOrganisation", pause.organisation())
                        .because(given));
    }

    private static String required(String words, String field) {
        if (words == null || words.isBlank() || words.length() > LONGEST) {
            throw new Invalid(field, "must have 1 to {0} characters", LONGEST);
        }
        return words.strip();
    }

    private static Change event(Pause pause, String action) {
        return Change.ofJob(pause.jobId(), action, "job", String.valueOf(pause.jobId()))
                .with("pauseId", String.valueOf(pause.id()));
    }
}
