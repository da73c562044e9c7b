package io.countersign.processes;

/** The types of job that workers carry out. {@link #OPEN_TASK} and {@link #CLOSE_TASK} are listeners of user tasks; they, {@link #REMIND} and
 * {@link #REASSIGN_WORK} serve every process. */
public enum JobType implements Identified {
    SCREEN_ITEMS("screen-items"),
    PRE_ANNOTATE("pre-annotate"),
    PLAN_WORK("plan-work"),
    OPEN_PACKAGES("open-packages"),
    CLOSE_JOB("close-job"),
    ESCALATE("escalate"),
    ASSIGN_WORK("assign-work"),
    MEASURE_AGREEMENT("measure-agreement"),
    CONSOLIDATE_LABELS("consolidate-labels"),
    CHECK_CORRECTIVE_ACTION("check-corrective-action"),
    DRAW_SAMPLE("draw-sample"),
    JUDGE_LOT("judge-lot"),
    RETURN_LOT("return-lot"),
    BUILD_RELEASE("build-release"),
    SEAL_RELEASE("seal-release"),
    OPEN_TASK("open-task"),
    CLOSE_TASK("close-task"),
    REMIND("remind"),
    REASSIGN_WORK("reassign-work");

    private final String id;

    JobType(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
