package io.countersign.inspect;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.engine.EngineCommands;
import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.identity.Refused;
import io.countersign.job.Job;
import io.countersign.job.JobAccess;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.WrongState;
import io.countersign.processes.InspectionLot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A rejected lot asks its supplier for cause and measure, and the owner of the job says when that is done. */
@Component
public class CorrectiveActions {
    private static final int LONGEST = 2_000;

    private final CorrectiveActionTable table;
    private final LotTable lots;
    private final JobAccess access;
    private final EngineCommands commands;
    private final Trail trail;
    private final InstantSource clock;

    CorrectiveActions(
            CorrectiveActionTable table,
            LotTable lots,
            JobAccess access,
            EngineCommands commands,
            Trail trail,
            InstantSource clock) {
        this.table = table;
        this.lots = lots;
        this.access = access;
        this.commands = commands;
        this.trail = trail;
        this.clock = clock;
    }

    /** All of a job for its owner's organisation; for others those that their own organisation has to answer. */
    public List<CorrectiveAction> ofJob(Actor.Person person, long jobId) {
        boolean owns = access.visible(person, jobId).owner().equals(person.organisation());
        return table.ofJob(jobId, owns ? null : person.organisation());
    }

    /** In the transaction that rejects the lot. */
    void lotRejected(Actor actor, Job job, Lot lot, long inspectionId) {
        Instant now = clock.instant();
        Instant due = now.plus(job.policy().inspection().corrective().within());
        table.open(lot, inspectionId, now, due);
        trail.append(
                actor,
                event(lot.jobId(), lot.id(), "corrective-action.opened")
                        .with("supplier", lot.supplier())
                        .with("dueAt", due));
    }

    /**
     * Whether the first inspection of a lot has to wait until its supplier's actions on other lots are closed.
     *
     * @param processInstanceKey of the lot, which is at work from now on
     */
    @Transactional
    public boolean mustWait(Actor actor, long lotId, Job job, long processInstanceKey) {
        Lot lot = lots.lock(lotId);
        lots.runsIn(lotId, processInstanceKey);
        boolean waits = job.policy().inspection().corrective().nextLotWaits() && table.isAnyOpen(lot);
        if (waits) {
            trail.append(actor, event(lot.jobId(), lotId, "lot.held-back").with("supplier", lot.supplier()));
        }
        return waits;
    }

    /**
     * The supplier names cause and measure; it may do so again until the action is closed.
     *
     * @param responsible who carries the measure out
     * @throws WrongState where the action is closed
     */
    @Transactional
    public void answer(Actor.Person person, long jobId, long id, String responsible, String cause, String measure) {
        CorrectiveAction action = find(person, jobId, id);
        if (!action.supplier().equals(person.organisation())) {
            throw new Refused("supplier", "Only the supplier of the lot answers its corrective action.")
                    .about(Matter.job(jobId));
        }
        if (action.state() == CorrectiveActionState.CLOSED) {
            throw new WrongState("Corrective action {0} is closed.", id);
        }
        table.answer(id, required(responsible, "responsible"), required(cause, "cause"), required(measure, "measure"));
        trail.append(
                person,
                event(jobId, action.lotId(), "corrective-action.answered")
                        .with("cause", cause.strip())
                        .with("measure", measure.strip()));
    }

    /**
     * A job owner closes an answered action, or sends it back. Lots that waited for the last one go on.
     *
     * @throws WrongState where the action is not answered
     */
    @Transactional
    public void decide(Actor.Person owner, long jobId, long id, boolean close, String note) {
        access.owned(owner, jobId);
        CorrectiveAction action = find(owner, jobId, id);
        String given = required(note, "note");
        if (close && action.state() == CorrectiveActionState.CLOSED) {
            return;
        }
        if (action.state() != CorrectiveActionState.ANSWERED) {
            throw new WrongState(
                    "Corrective action {0} is {1}.", id, action.state().id());
        }
        Instant now = clock.instant();
        table.decide(id, close ? CorrectiveActionState.CLOSED : CorrectiveActionState.OPEN, given, close ? now : null);
        trail.append(
                owner,
                event(jobId, action.lotId(), close ? "corrective-action.closed" : "corrective-action.sent-back")
                        .because(given));
        if (close) {
            letGo(jobId, action);
        }
    }

    /** A lot that does not wait after all passes the message over; one that is about to wait finds it kept. */
    private void letGo(long jobId, CorrectiveAction closed) {
        for (long lotId : table.waiting(jobId, closed.supplier())) {
            if (!table.isAnyOpen(lots.lock(lotId))) {
                commands.publish(
                        InspectionLot.Messages.CORRECTIVE_ACTION_CLOSED.name(),
                        String.valueOf(lotId),
                        "lot:" + lotId + ":corrective-action:" + closed.id(),
                        Map.of());
            }
        }
    }

    private CorrectiveAction find(Actor.Person person, long jobId, long id) {
        boolean owns = access.visible(person, jobId).owner().equals(person.organisation());
        CorrectiveAction action = table.lock(id)
                .filter(one -> one.jobId() == jobId)
                .orElseThrow(() -> new NotFound("corrective action", id));
        if (!owns && !action.supplier().equals(person.organisation())) {
            throw new Hidden(JobAccess.RULE, "corrective action", Matter.ofJob(jobId, "corrective-action", id));
        }
        return action;
    }

    private static String required(String words, String field) {
        if (words == null || words.isBlank() || words.length() > LONGEST) {
            throw new Invalid(field, "must have 1 to {0} characters", LONGEST);
        }
        return words.strip();
    }

    private static Change event(long jobId, long lotId, String action) {
        return Change.ofJob(jobId, action, "lot", String.valueOf(lotId));
    }
}
