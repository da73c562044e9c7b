package io.countersign.processes;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** A labelling job from import to release: process labeling-job. Started by {@link Messages#JOB_STARTED}. */
public final class LabelingJob {

    public static final String PROCESS_ID = "labeling-job";
    public static final String RESOURCE = "bpmn/labeling-job.bpmn";

    public static final Set<JobType> JOB_TYPES = Set.of(
            JobType.SCREEN_ITEMS,
            JobType.PRE_ANNOTATE,
            JobType.PLAN_WORK,
            JobType.OPEN_PACKAGES,
            JobType.CLOSE_JOB,
            JobType.ESCALATE);

    /** The kinds of its user tasks. */
    public static final Set<TaskKind> TASK_KINDS = Set.of();

    /** The error codes that it throws or catches. */
    public static final Set<ErrorCode> ERRORS = Set.of(ErrorCode.NO_USABLE_ITEMS, ErrorCode.RELEASE_WITHDRAWN);

    private LabelingJob() {}

    /** Flow nodes. Sequence flows have ids too, but none that code may know. */
    public enum Element implements Identified {
        JOB_STARTED("JobStarted"),
        SCREEN_ITEMS("ScreenItems"),
        NO_USABLE_ITEMS("NoUsableItems"),
        MODEL_ASSISTANCE_WANTED("ModelAssistanceWanted"),
        PRE_ANNOTATE("PreAnnotate"),
        PLAN_WORK("PlanWork"),
        OPEN_PACKAGES("OpenPackages"),
        ALL_LOTS_ACCEPTED("AllLotsAccepted"),
        RELEASE_DATASET("ReleaseDataset"),
        RELEASE_WITHDRAWN("ReleaseWithdrawn"),
        DATASET_RELEASED("DatasetReleased"),
        CLOSE_JOB_WITHOUT_ITEMS("CloseJobWithoutItems"),
        JOB_CLOSED_WITHOUT_ITEMS("JobClosedWithoutItems"),
        CLOSE_WITHDRAWN_JOB("CloseWithdrawnJob"),
        WITHDRAWN_JOB_CLOSED("WithdrawnJobClosed"),
        CANCELLATION("Cancellation"),
        JOB_CANCELLED("JobCancelled"),
        CLOSE_CANCELLED_JOB("CloseCancelledJob"),
        CANCELLED_JOB_CLOSED("CancelledJobClosed"),
        DEADLINE_WATCH("DeadlineWatch"),
        DEADLINE_PASSED("DeadlinePassed"),
        ESCALATE("Escalate"),
        DEADLINE_ESCALATED("DeadlineEscalated");

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
        public static final Message JOB_STARTED = new Message("job-started", Variables.JOB_ID);
        public static final Message JOB_WORK_ACCEPTED = new Message("job-work-accepted", Variables.JOB_ID);
        public static final Message JOB_CANCELLED = new Message("job-cancelled", Variables.JOB_ID);

        private Messages() {}
    }

    public static final class Variables {
        public static final Variable<String> JOB_ID = Variable.text("jobId");
        /** When the job should be released. */
        public static final Variable<OffsetDateTime> DEADLINE = Variable.moment("deadline");
        /** Whether a model pre-annotates. */
        public static final Variable<Boolean> MODEL_ASSISTANCE = Variable.flag("modelAssistance");

        public static final Variable<Integer> ITEMS_USABLE = Variable.count("itemsUsable");
        public static final Variable<Integer> ITEMS_EXCLUDED = Variable.count("itemsExcluded");
        /** Items that the model pre-annotated. */
        public static final Variable<Integer> ITEMS_PREDICTED = Variable.count("itemsPredicted");

        public static final Variable<Integer> PACKAGES_PLANNED = Variable.count("packagesPlanned");
        public static final Variable<Integer> LOTS_PLANNED = Variable.count("lotsPlanned");
        /** Organisation ids of the suppliers, each of which signs the release. */
        public static final Variable<List<String>> SUPPLIERS = Variable.texts("suppliers");
        /** Organisation id of the manufacturer. */
        public static final Variable<String> MANUFACTURER = Variable.text("manufacturer");
        /** Countersignatures by the manufacturer, at least 2. */
        public static final Variable<Integer> SIGNATURES_NEEDED = Variable.count("signaturesNeeded");
        /** From the opening of a release task to its reminder. */
        public static final Variable<Duration> DUE_AFTER = Variable.duration("dueAfter");
        /** From the opening of a release task to its reassignment. */
        public static final Variable<Duration> EXPIRES_AFTER = Variable.duration("expiresAfter");
        /** Of the release tasks, 0 to 100. */
        public static final Variable<Integer> PRIORITY = Variable.count("priority");
        /** Packages in the first wave. */
        public static final Variable<Integer> PACKAGES_OPENED = Variable.count("packagesOpened");
        /** Comes with {@link Messages#JOB_WORK_ACCEPTED}. */
        public static final Variable<Integer> ITEMS_ACCEPTED = Variable.count("itemsAccepted");

        public static final Variable<String> RELEASE_ID = Variable.text("releaseId");
        public static final Variable<String> RELEASE_VERSION = Variable.text("releaseVersion");
        /** Why the job was cancelled, as its owner put it; comes with {@link Messages#JOB_CANCELLED}. */
        public static final Variable<String> REASON = Variable.text("reason");
        /** Local to {@code close-job}. */
        public static final Variable<CloseReason> CLOSE_REASON = Variable.oneOf("closeReason", CloseReason.class);

        private Variables() {}
    }
}
