package io.countersign.processes;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** An inspection lot from its sample to its acceptance: process inspection-lot. Started by {@link Messages#LOT_READY}. */
public final class InspectionLot {

    public static final String PROCESS_ID = "inspection-lot";
    public static final String RESOURCE = "bpmn/inspection-lot.bpmn";

    public static final Set<JobType> JOB_TYPES = Set.of(
            JobType.CHECK_CORRECTIVE_ACTION,
            JobType.DRAW_SAMPLE,
            JobType.JUDGE_LOT,
            JobType.RETURN_LOT,
            JobType.OPEN_TASK,
            JobType.CLOSE_TASK,
            JobType.REMIND,
            JobType.REASSIGN_WORK);

    /** The kinds of its user tasks. */
    public static final Set<TaskKind> TASK_KINDS = Set.of(TaskKind.INSPECT, TaskKind.DECIDE);

    /** The error codes that it throws or catches. */
    public static final Set<ErrorCode> ERRORS = Set.of();

    private InspectionLot() {}

    /** Flow nodes. Sequence flows have ids too, but none that code may know. */
    public enum Element implements Identified {
        LOT_READY("LotReady"),
        CHECK_CORRECTIVE_ACTION("CheckCorrectiveAction"),
        CORRECTIVE_ACTION_IS_OPEN("CorrectiveActionIsOpen"),
        CORRECTIVE_ACTION_CLOSED("CorrectiveActionClosed"),
        DRAW_SAMPLE("DrawSample"),
        INSPECT_SAMPLE("InspectSample"),
        INSPECT_SAMPLE_DUE("InspectSampleDue"),
        INSPECT_SAMPLE_EXPIRED("InspectSampleExpired"),
        INSPECT_SAMPLE_REMIND("InspectSampleRemind"),
        INSPECT_SAMPLE_REMINDED("InspectSampleReminded"),
        INSPECT_SAMPLE_REASSIGN("InspectSampleReassign"),
        JUDGE_LOT("JudgeLot"),
        LOT_IS_ACCEPTED("LotIsAccepted"),
        LOT_ACCEPTED("LotAccepted"),
        INSPECTION_IS_DISCONTINUED("InspectionIsDiscontinued"),
        DECIDE_ON_SUPPLIER("DecideOnSupplier"),
        DECIDE_ON_SUPPLIER_DUE("DecideOnSupplierDue"),
        DECIDE_ON_SUPPLIER_EXPIRED("DecideOnSupplierExpired"),
        DECIDE_ON_SUPPLIER_REMIND("DecideOnSupplierRemind"),
        DECIDE_ON_SUPPLIER_REMINDED("DecideOnSupplierReminded"),
        DECIDE_ON_SUPPLIER_REASSIGN("DecideOnSupplierReassign"),
        RETURN_LOT("ReturnLot"),
        LOT_RESUBMITTED("LotResubmitted");

        private final String id;

        Element(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    public static final class Messages {
        public static final Message LOT_READY = new Message("lot-ready", Variables.LOT_ID);
        public static final Message CORRECTIVE_ACTION_CLOSED =
                new Message("corrective-action-closed", Variables.LOT_ID);
        public static final Message LOT_RESUBMITTED = new Message("lot-resubmitted", Variables.LOT_ID);

        private Messages() {}
    }

    public static final class Variables {
        public static final Variable<String> LOT_ID = Variable.text("lotId");
        public static final Variable<String> JOB_ID = Variable.text("jobId");
        /** {@link CandidateGroup} ids. */
        public static final Variable<List<String>> INSPECT_GROUPS = Variable.texts("inspectGroups");
        /** {@link CandidateGroup} ids. */
        public static final Variable<List<String>> DECIDE_GROUPS = Variable.texts("decideGroups");
        /** From the opening of a task to its reminder. */
        public static final Variable<Duration> DUE_AFTER = Variable.duration("dueAfter");
        /** From the opening of a task to its reassignment. */
        public static final Variable<Duration> EXPIRES_AFTER = Variable.duration("expiresAfter");
        /** 0 to 100. */
        public static final Variable<Integer> PRIORITY = Variable.count("priority");
        /** Whether the supplier has to close a corrective action first. */
        public static final Variable<Boolean> CORRECTIVE_ACTION_OPEN = Variable.flag("correctiveActionOpen");
        /** Of the sample drawn last. */
        public static final Variable<String> INSPECTION_ID = Variable.text("inspectionId");

        public static final Variable<Integer> SAMPLE_SIZE = Variable.count("sampleSize");
        public static final Variable<Boolean> LOT_ACCEPTED = Variable.flag("lotAccepted");
        /** Whether the switching rules ended the inspection of the supplier. */
        public static final Variable<Boolean> INSPECTION_DISCONTINUED = Variable.flag("inspectionDiscontinued");
        /** Defective items in the sample. */
        public static final Variable<Integer> DEFECTIVES = Variable.count("defectives");
        /** Set by finishing the decision on the supplier. */
        public static final Variable<SupplierDecision> SUPPLIER_DECISION =
                Variable.oneOf("supplierDecision", SupplierDecision.class);

        public static final Variable<Integer> PACKAGES_RETURNED = Variable.count("packagesReturned");

        private Variables() {}
    }
}
