package io.countersign.processes;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A work package from assignment to consolidated labels: process work-package. Started by {@link Messages#PACKAGE_OPENED}. */
public final class WorkPackage {

    public static final String PROCESS_ID = "work-package";
    public static final String RESOURCE = "bpmn/work-package.bpmn";

    public static final Set<JobType> JOB_TYPES = Set.of(
            JobType.ASSIGN_WORK,
            JobType.MEASURE_AGREEMENT,
            JobType.CONSOLIDATE_LABELS,
            JobType.OPEN_TASK,
            JobType.CLOSE_TASK,
            JobType.REMIND,
            JobType.REASSIGN_WORK);

    /** The kinds of its user tasks. */
    public static final Set<TaskKind> TASK_KINDS =
            Set.of(TaskKind.ANNOTATE, TaskKind.REVIEW, TaskKind.REWORK, TaskKind.ADJUDICATE);

    /** The error codes that it throws or catches. */
    public static final Set<ErrorCode> ERRORS = Set.of();

    private WorkPackage() {}

    /** Flow nodes. Sequence flows have ids too, but none that code may know. */
    public enum Element implements Identified {
        PACKAGE_OPENED("PackageOpened"),
        RETURNED_BY_INSPECTION("ReturnedByInspection"),
        ASSIGN_WORK("AssignWork"),
        ANNOTATION("Annotation"),
        ASSIGNMENT_OPENED("AssignmentOpened"),
        ANNOTATE("Annotate"),
        ANNOTATE_DUE("AnnotateDue"),
        ANNOTATE_EXPIRED("AnnotateExpired"),
        ANNOTATE_REMIND("AnnotateRemind"),
        ANNOTATE_REMINDED("AnnotateReminded"),
        ANNOTATE_REASSIGN("AnnotateReassign"),
        ASSIGNMENT_SUBMITTED("AssignmentSubmitted"),
        MEASURE_AGREEMENT("MeasureAgreement"),
        AGREEMENT_REACHED("AgreementReached"),
        EXTRA_ANNOTATOR_ALLOWED("ExtraAnnotatorAllowed"),
        CROSS_REVIEW_WANTED("CrossReviewWanted"),
        CROSS_REVIEW("CrossReview"),
        CROSS_REVIEW_DUE("CrossReviewDue"),
        CROSS_REVIEW_EXPIRED("CrossReviewExpired"),
        CROSS_REVIEW_REMIND("CrossReviewRemind"),
        CROSS_REVIEW_REMINDED("CrossReviewReminded"),
        CROSS_REVIEW_REASSIGN("CrossReviewReassign"),
        REVIEW_ACCEPTED("ReviewAccepted"),
        CONSOLIDATE_LABELS("ConsolidateLabels"),
        PACKAGE_CONSOLIDATED("PackageConsolidated"),
        REWORK("Rework"),
        REWORK_DUE("ReworkDue"),
        REWORK_EXPIRED("ReworkExpired"),
        REWORK_REMIND("ReworkRemind"),
        REWORK_REMINDED("ReworkReminded"),
        REWORK_REASSIGN("ReworkReassign"),
        REWORK_POSSIBLE("ReworkPossible"),
        ADJUDICATE("Adjudicate"),
        ADJUDICATE_DUE("AdjudicateDue"),
        ADJUDICATE_EXPIRED("AdjudicateExpired"),
        ADJUDICATE_REMIND("AdjudicateRemind"),
        ADJUDICATE_REMINDED("AdjudicateReminded"),
        ADJUDICATE_REASSIGN("AdjudicateReassign");

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
        public static final Message PACKAGE_OPENED = new Message("package-opened", Variables.PACKAGE_ID);

        private Messages() {}
    }

    public static final class Variables {
        public static final Variable<String> PACKAGE_ID = Variable.text("packageId");
        public static final Variable<String> JOB_ID = Variable.text("jobId");
        /** Whether the package comes back from a rejected lot. */
        public static final Variable<Boolean> RETURNED = Variable.flag("returned");
        /** The round of review, from 1; finishing rework raises it. */
        public static final Variable<Integer> ROUND = Variable.count("round");
        /** Rounds before an adjudicator decides. */
        public static final Variable<Integer> MAX_ROUNDS = Variable.count("maxRounds");
        /** {@link CandidateGroup} ids; for rework too. */
        public static final Variable<List<String>> ANNOTATE_GROUPS = Variable.texts("annotateGroups");

        public static final Variable<List<String>> REVIEW_GROUPS = Variable.texts("reviewGroups");
        public static final Variable<List<String>> ADJUDICATE_GROUPS = Variable.texts("adjudicateGroups");
        public static final Variable<Boolean> REVIEW_WANTED = Variable.flag("reviewWanted");
        /** From the opening of a task to its reminder. */
        public static final Variable<Duration> DUE_AFTER = Variable.duration("dueAfter");
        /** From the opening of a task to its reassignment. */
        public static final Variable<Duration> EXPIRES_AFTER = Variable.duration("expiresAfter");
        /** 0 to 100. */
        public static final Variable<Integer> PRIORITY = Variable.count("priority");
        /** Ids of the assignments that were opened last. */
        public static final Variable<List<String>> ASSIGNMENTS = Variable.texts("assignments");
        /** Local to a run of the annotation; a reassignment replaces it. */
        public static final Variable<String> ASSIGNMENT_ID = Variable.text("assignmentId");

        public static final Variable<Boolean> AGREEMENT_REACHED = Variable.flag("agreementReached");
        public static final Variable<Boolean> EXTRA_ANNOTATOR_ALLOWED = Variable.flag("extraAnnotatorAllowed");
        /** 0 to 1 at best, below 0 if worse than chance; undefined where the coefficient is. */
        public static final Variable<Double> AGREEMENT = Variable.number("agreement");
        /** Set by finishing the cross-review. */
        public static final Variable<ReviewOutcome> REVIEW_OUTCOME =
                Variable.oneOf("reviewOutcome", ReviewOutcome.class);

        public static final Variable<Integer> ITEMS_CONSOLIDATED = Variable.count("itemsConsolidated");

        private Variables() {}
    }
}
