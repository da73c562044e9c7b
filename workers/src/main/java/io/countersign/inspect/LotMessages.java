package io.countersign.inspect;

import io.countersign.engine.EngineCommands;
import io.countersign.job.Job;
import io.countersign.job.Policy;
import io.countersign.processes.CandidateGroup;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.Message;
import io.countersign.processes.Role;
import io.countersign.processes.Variable;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the engine that a lot waits for inspection. */
@Component
class LotMessages {
    private final EngineCommands commands;

    LotMessages(EngineCommands commands) {
        this.commands = commands;
    }

    /** @param submission from 1; the first starts the lot's process */
    void ready(Lot lot, Job job, int submission) {
        String id = String.valueOf(lot.id());
        boolean first = submission == 1;
        Message message = first ? InspectionLot.Messages.LOT_READY : InspectionLot.Messages.LOT_RESUBMITTED;
        commands.publish(message.name(), id, "lot:" + id + ":" + submission, first ? start(id, job) : Map.of());
    }

    private static Map<String, Object> start(String lotId, Job job) {
        Policy policy = job.policy();
        return Variable.map(
                InspectionLot.Variables.LOT_ID.is(lotId),
                InspectionLot.Variables.JOB_ID.is(String.valueOf(job.id())),
                InspectionLot.Variables.INSPECT_GROUPS.is(
                        List.of(new CandidateGroup(job.owner(), Role.INSPECTOR).id())),
                InspectionLot.Variables.DECIDE_GROUPS.is(List.of(new CandidateGroup(job.owner(), Role.JOB_OWNER).id())),
                InspectionLot.Variables.DUE_AFTER.is(policy.dueAfter()),
                InspectionLot.Variables.EXPIRES_AFTER.is(policy.expiresAfter()),
                InspectionLot.Variables.PRIORITY.is(policy.priority()));
    }
}
