package io.countersign.api.audit;

import io.countersign.api.limit.Costly;
import io.countersign.api.security.Allowed;
import io.countersign.identity.Actor;
import io.countersign.job.JobAccess;
import io.countersign.processes.Role;
import io.countersign.proof.Checkpoint;
import io.countersign.proof.Fault;
import io.countersign.proof.NewestCheckpoint;
import io.countersign.proof.SignedCheckpoint;
import io.countersign.proof.VerificationReport;
import io.countersign.proof.Verifier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit")
class VerificationController {
    private final Verifier verifier;
    private final NewestCheckpoint checkpoints;
    private final JobAccess access;

    VerificationController(Verifier verifier, NewestCheckpoint checkpoints, JobAccess access) {
        this.verifier = verifier;
        this.checkpoints = checkpoints;
        this.access = access;
    }

    @GetMapping("/checkpoint")
    @Allowed({Role.AUDITOR, Role.PROCESS_ADMIN})
    @Operation(
            summary = "The newest checkpoint, as it was signed",
            description = "Nothing in it before the first. The signature is Ed25519 over the bytes of the document.")
    CheckpointAnswer checkpoint() {
        return checkpoints.find().map(CheckpointAnswer::of).orElse(new CheckpointAnswer(null, null, null));
    }

    /**
     * @param document the text that was signed
     * @param signature Base64
     */
    record CheckpointAnswer(
            @Nullable Checkpoint checkpoint,
            @Nullable String document,
            @Nullable String signature) {
        static CheckpointAnswer of(SignedCheckpoint signed) {
            return new CheckpointAnswer(
                    signed.checkpoint(), signed.document(), Base64.getEncoder().encodeToString(signed.signature()));
        }
    }

    @GetMapping("/verification")
    @Costly
    @Allowed({Role.AUDITOR, Role.PROCESS_ADMIN})
    @Operation(
            summary = "Whether the trail is intact, or where it first is not",
            description = "Reads every event of the job, or of the whole system, and every signed checkpoint: about a"
                    + " second for tens of thousands of events.")
    Answer verification(Actor.Person person, @RequestParam(required = false) @Nullable Long jobId) {
        if (jobId == null) {
            return Answer.of(verifier.verify());
        }
        return Answer.of(verifier.verifyJob(access.visible(person, jobId).id()));
    }

    /**
     * @param keys fingerprints of the keys that signed, the first one first
     * @param faults the first of each stream; none where all is intact
     */
    record Answer(
            boolean intact,
            long streams,
            long events,
            long checkpoints,
            @Nullable Checkpoint lastCheckpoint,
            List<String> keys,
            List<FaultAnswer> faults) {

        static Answer of(VerificationReport report) {
            return new Answer(
                    report.intact(),
                    report.streams(),
                    report.events(),
                    report.checkpoints(),
                    report.lastCheckpoint(),
                    report.keys(),
                    report.faults().stream().map(FaultAnswer::of).toList());
        }
    }

    record FaultAnswer(String kind, String place, long sequence, String expected, String found) {
        static FaultAnswer of(Fault fault) {
            return new FaultAnswer(fault.kind().id(), fault.place(), fault.sequence(), fault.expected(), fault.found());
        }
    }
}
