package io.countersign.processes;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A release from candidate to seal: process release-dataset. Called by labeling-job. */
public final class ReleaseDataset {

    public static final String PROCESS_ID = "release-dataset";
    public static final String RESOURCE = "bpmn/release-dataset.bpmn";

    public static final Set<JobType> JOB_TYPES = Set.of(
            JobType.BUILD_RELEASE,
            JobType.SEAL_RELEASE,
            JobType.OPEN_TASK,
            JobType.CLOSE_TASK,
            JobType.REMIND,
            JobType.REASSIGN_WORK);

    /** The kinds of its user tasks. */
    public static final Set<TaskKind> TASK_KINDS = Set.of(TaskKind.SIGN, TaskKind.COUNTERSIGN, TaskKind.DECIDE);

    /** The error codes that it throws or catches. */
    public static final Set<ErrorCode> ERRORS = Set.of(ErrorCode.RELEASE_WITHDRAWN);

    private ReleaseDataset() {}

    /** Flow nodes. Sequence flows have ids too, but none that code may know. */
    public enum Element implements Identified {
        RELEASE_REQUESTED("ReleaseRequested"),
        BUILD_CANDIDATE("BuildCandidate"),
        SUPPLIER_SIGNATURES("SupplierSignatures"),
        SIGNATURE_REQUESTED("SignatureRequested"),
        SIGN_RELEASE("SignRelease"),
        SIGN_RELEASE_DUE("SignReleaseDue"),
        SIGN_RELEASE_EXPIRED("SignReleaseExpired"),
        SIGN_RELEASE_REMIND("SignReleaseRemind"),
        SIGN_RELEASE_REMINDED("SignReleaseReminded"),
        SIGN_RELEASE_REASSIGN("SignReleaseReassign"),
        SIGNATURE_DECIDED("SignatureDecided"),
        SIGNED_BY_EVERY_SUPPLIER("SignedByEverySupplier"),
        COUNTERSIGNATURES("Countersignatures"),
        COUNTERSIGNATURE_REQUESTED("CountersignatureRequested"),
        COUNTERSIGN_RELEASE("CountersignRelease"),
        COUNTERSIGN_RELEASE_DUE("CountersignReleaseDue"),
        COUNTERSIGN_RELEASE_EXPIRED("CountersignReleaseExpired"),
        COUNTERSIGN_RELEASE_REMIND("CountersignReleaseRemind"),
        COUNTERSIGN_RELEASE_REMINDED("CountersignReleaseReminded"),
        COUNTERSIGN_RELEASE_REASSIGN("CountersignReleaseReassign"),
        COUNTERSIGNATURE_DECIDED("CountersignatureDecided"),
        COUNTERSIGNED("Countersigned"),
        SEAL_RELEASE("SealRelease"),
        RELEASE_SEALED("ReleaseSealed"),
        DECIDE_ON_REFUSAL("DecideOnRefusal"),
        DECIDE_ON_REFUSAL_DUE("DecideOnRefusalDue"),
        DECIDE_ON_REFUSAL_EXPIRED("DecideOnRefusalExpired"),
        DECIDE_ON_REFUSAL_REMIND("DecideOnRefusalRemind"),
        DECIDE_ON_REFUSAL_REMINDED("DecideOnRefusalReminded"),
        DECIDE_ON_REFUSAL_REASSIGN("DecideOnRefusalReassign"),
        BUILD_AGAIN("BuildAgain"),
        RELEASE_WITHDRAWN("ReleaseWithdrawn");

        private final String id;

        Element(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    public static final class Variables {
        public static final Variable<String> JOB_ID = Variable.text("jobId");
        /** Organisation ids. */
        public static final Variable<List<String>> SUPPLIERS = Variable.texts("suppliers");
        /** Organisation id. */
        public static final Variable<String> MANUFACTURER = Variable.text("manufacturer");
        /** Countersignatures by the manufacturer, at least 2. */
        public static final Variable<Integer> SIGNATURES_NEEDED = Variable.count("signaturesNeeded");
        /** From the opening of a task to its reminder. */
        public static final Variable<Duration> DUE_AFTER = Variable.duration("dueAfter");
        /** From the opening of a task to its reassignment. */
        public static final Variable<Duration> EXPIRES_AFTER = Variable.duration("expiresAfter");
        /** 0 to 100. */
        public static final Variable<Integer> PRIORITY = Variable.count("priority");
        /** Of the candidate built last. */
        public static final Variable<String> RELEASE_ID = Variable.text("releaseId");
        /** Set to true by whoever refuses to sign; the process itself sets it to false with each new candidate. */
        public static final Variable<Boolean> REFUSED = Variable.flag("refused");
        /** Local to a run of the supplier signatures: an organisation id. */
        public static final Variable<String> SUPPLIER = Variable.text("supplier");
        /** Local to a run of the countersignatures, from 1. */
        public static final Variable<Integer> SIGNATURE_NUMBER = Variable.count("signatureNumber");
        /** Set by finishing the decision on a refusal. */
        public static final Variable<RefusalDecision> REFUSAL_DECISION =
                Variable.oneOf("refusalDecision", RefusalDecision.class);

        public static final Variable<String> RELEASE_VERSION = Variable.text("releaseVersion");
        /** SHA-256 of the sealed manifest, in hexadecimal. */
        public static final Variable<String> MANIFEST_DIGEST = Variable.text("manifestDigest");

        private Variables() {}
    }
}
