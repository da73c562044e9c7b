package io.countersign.process.cancel;

import io.countersign.inspect.GivenUpPackages;
import io.countersign.item.Items;
import io.countersign.job.Job;
import io.countersign.job.Jobs;
import io.countersign.job.Packages;
import io.countersign.job.WorkPackage;
import io.countersign.outbox.Outward;
import io.countersign.problem.NotFound;
import io.countersign.problem.Text;
import io.countersign.process.watch.RunningInstance;
import io.countersign.process.watch.RunningInstances;
import io.countersign.processes.InspectionLot;
import io.countersign.processes.LabelingJob;
import io.countersign.task.InstanceTasks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What cancelling an instance would mean. That of a package gives the package up, that of a job the whole job; the inspection of a lot
 * and what another instance called can't be cancelled alone.
 */
@Component
@Outward
class Meanings {
    private final RunningInstances instances;
    private final Jobs jobs;
    private final Packages packages;
    private final GivenUpPackages givenUp;
    private final Items items;
    private final InstanceTasks tasks;

    Meanings(
            RunningInstances instances,
            Jobs jobs,
            Packages packages,
            GivenUpPackages givenUp,
            Items items,
            InstanceTasks tasks) {
        this.instances = instances;
        this.jobs = jobs;
        this.packages = packages;
        this.givenUp = givenUp;
        this.items = items;
        this.tasks = tasks;
    }

    /** @throws NotFound where there is no such instance */
    Meaning of(long key) {
        RunningInstance instance = instances.get(key).instance();
        List<InstanceTasks.InstanceTask> open = tasks.open(List.of(key)).getOrDefault(key, List.of());
        if (!instance.state().equals("running")) {
            return refused(instance, "over", Text.of("The instance is over."));
        }
        if (instances.isCalled(key)) {
            return refused(instance, "called", Text.of("Another instance called it; cancel that one."));
        }
        Optional<Job> job = id(instance, "jobId").flatMap(this::job);
        if (job.isPresent() && isOfJob(instance, job.get())) {
            return new Meaning(
                    instance,
                    Meaning.Effect.JOB,
                    null,
                    Text.of(
                            "Job {0} is cancelled with all its packages, lots and tasks. What was accepted stays accepted.",
                            job.get().name()),
                    job.get().id(),
                    job.get().items(),
                    open);
        }
        Optional<WorkPackage> one = id(instance, "packageId").flatMap(this::workPackage);
        if (one.isPresent() && isOfPackage(instance, one.get())) {
            return ofPackage(instance, one.get(), open);
        }
        if (instance.processId().equals(InspectionLot.PROCESS_ID)) {
            return refused(
                    instance,
                    "inspection",
                    Text.of("A lot can't do without its inspection. Cancel the job where it must end."));
        }
        return new Meaning(instance, Meaning.Effect.INSTANCE, null, Text.of("Only this instance ends."), null, 0, open);
    }

    private Meaning ofPackage(RunningInstance instance, WorkPackage one, List<InstanceTasks.InstanceTask> open) {
        Optional<Text> hindrance = givenUp.hindrance(one);
        long lost = items.ofPackage(one.id()).size();
        Text words = hindrance.orElseGet(() -> Text.of(
                "Package {0} is given up: its {1} items are taken out of the job, its tasks are withdrawn, and its lot goes on with the other packages.",
                one.no(), lost));
        return new Meaning(
                instance,
                Meaning.Effect.PACKAGE,
                hindrance.isPresent() ? GivenUpPackages.LAST_PACKAGE : null,
                words,
                one.id(),
                lost,
                open);
    }

    private static Meaning refused(RunningInstance instance, String rule, Text words) {
        return new Meaning(instance, Meaning.Effect.INSTANCE, rule, words, null, 0, List.of());
    }

    private static boolean isOfJob(RunningInstance instance, Job job) {
        Long known = job.processInstanceKey();
        return known == null ? instance.processId().equals(LabelingJob.PROCESS_ID) : known == instance.key();
    }

    /** Of one that ended meanwhile, or went on in another instance, only the instance ends. */
    private boolean isOfPackage(RunningInstance instance, WorkPackage one) {
        Long known = one.processInstanceKey();
        boolean carries = known == null
                ? instance.processId().equals(io.countersign.processes.WorkPackage.PROCESS_ID)
                : known == instance.key();
        return carries && givenUp.isInWork(one);
    }

    private static Optional<Long> id(RunningInstance instance, String name) {
        return Optional.ofNullable(instance.about().get(name))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private Optional<Job> job(long id) {
        try {
            return Optional.of(jobs.get(id));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    private Optional<WorkPackage> workPackage(long id) {
        try {
            return Optional.of(packages.get(id));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }
}
