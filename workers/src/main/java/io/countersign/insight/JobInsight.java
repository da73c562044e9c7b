package io.countersign.insight;

import io.countersign.processes.TaskKind;
import io.countersign.quality.sampling.InspectionMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the work on a job goes.
 *
 * @param days of the last {@link JobInsights#DAYS}, in UTC, those on which something was done
 * @param models how far each supplier's people agree with the models that predicted
 * @param atRisk tasks that are overdue or due within a day, the most urgent first, at most {@link JobInsights#MOST_AT_RISK}
 */
public record JobInsight(
        List<WorkDay> days,
        List<PairAgreement> agreement,
        List<ModelAgreement> models,
        List<SupplierWork> suppliers,
        List<HowOften> reasons,
        List<HowOften> defects,
        long overdue,
        long dueSoon,
        List<AtRisk> atRisk) {

    /**
     * @param annotated items whose labels were submitted, once for each annotator
     * @param accepted items of the lots that were accepted
     */
    public record WorkDay(LocalDate day, long annotated, long accepted) {}

    /**
     * How far two people agree on a class: F1 is {@code 2 * matched / shapes}. People go by a number within their organisation, in the
     * order in which they came to the job.
     *
     * @param matched pairs of their shapes that are the same
     * @param shapes of both together, at least 1
     */
    public record PairAgreement(
            String firstOrganisation,
            int firstPerson,
            String secondOrganisation,
            int secondPerson,
            String label,
            long matched,
            long shapes) {}

    /**
     * How far a supplier's people agree with a model on a class: F1 is {@code 2 * matched / shapes}. Where the prediction was shown to
     * them, a high figure may mean no more than that they left it as it was.
     *
     * @param matched pairs of a person's and the model's shape that are the same
     * @param shapes of people and model together, at least 1
     */
    public record ModelAgreement(String modelVersion, String organisation, String label, long matched, long shapes) {}

    /**
     * @param consolidated packages whose labels are settled, accepted ones among them
     * @param reworked packages that went through more than one round
     * @param firstTimeAccepted lots that were accepted at their first inspection
     * @param mode of inspection that the supplier's next lot comes under
     */
    public record SupplierWork(
            String organisation,
            long packages,
            long consolidated,
            long reworked,
            long lots,
            long lotsAccepted,
            long firstTimeAccepted,
            @Nullable Double hoursPerPackage,
            InspectionMode mode) {}

    /** @param what a quick reason or a class of defects, in kebab-case */
    public record HowOften(String what, long n) {}

    public record AtRisk(
            String taskId,
            TaskKind kind,
            @Nullable String packageId,
            @Nullable String lotId,
            @Nullable String releaseId,
            String organisation,
            boolean claimed,
            Instant dueAt) {}
}
