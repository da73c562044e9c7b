package io.countersign.process.cancel;

import io.countersign.audit.Trail;
import io.countersign.engine.EngineCommands;
import io.countersign.identity.Refused;
import io.countersign.inspect.GivenUpPackages;
import io.countersign.job.AbandonedJobs;
import io.countersign.outbox.Outward;
import io.countersign.process.operation.Carrier;
import io.countersign.process.operation.Concern;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Wish;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives up what the instance is about, and has the engine cancel it behind that commit. */
@Component
@Outward
class CancellationCarrier implements Carrier<Wish.Cancel> {
    private final Meanings meanings;
    private final GivenUpPackages packages;
    private final AbandonedJobs jobs;
    private final EngineCommands commands;
    private final Concern concern;
    private final Trail trail;

    CancellationCarrier(
            Meanings meanings,
            GivenUpPackages packages,
            AbandonedJobs jobs,
            EngineCommands commands,
            Concern concern,
            Trail trail) {
        this.meanings = meanings;
        this.packages = packages;
        this.jobs = jobs;
        this.commands = commands;
        this.concern = concern;
        this.trail = trail;
    }

    @Override
    public Class<Wish.Cancel> wish() {
        return Wish.Cancel.class;
    }

    @Override
    public Targets targets(Wish.Cancel wish, @Nullable String after) {
        return Targets.one(wish.instance(), wish.instance());
    }

    @Override
    public void carryOut(Operation operation, Wish.Cancel wish, Target target) {
        Meaning meaning = meanings.of(wish.instance());
        if (!meaning.isPossible()) {
            throw new Refused(Objects.requireNonNull(meaning.rule()), meaning.words(), null);
        }
        switch (meaning.effect()) {
            case PACKAGE ->
                packages.giveUp(Concern.CARRIER, Objects.requireNonNull(meaning.subject()), operation.reason());
            case JOB -> jobs.abandon(Concern.CARRIER, Objects.requireNonNull(meaning.subject()), operation.reason());
            case INSTANCE -> {}
        }
        commands.cancelInstance(wish.instance());
        trail.append(
                Concern.CARRIER,
                concern.event(operation, wish.instance(), "instance.cancelled")
                        .with("effect", meaning.effect().id())
                        .with("tasks", meaning.tasks().size()));
    }
}
