package io.countersign.process.migrate;

import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Reason;
import io.countersign.problem.Text;
import io.countersign.problem.Violation;
import io.countersign.process.Processes;
import io.countersign.process.operation.Operation;
import io.countersign.process.operation.Operations;
import io.countersign.process.operation.Wish;
import io.countersign.process.watch.ElementFigures;
import io.countersign.process.watch.RunningInstance;
import io.countersign.process.watch.RunningInstances;
import io.countersign.process.watch.RunningProcesses;
import io.countersign.processes.drawing.Drawing;
import io.countersign.task.InstanceTasks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes running instances from one version of their process to another. */
@Component
@Outward
public class Migrations {
    /** More instances than that are not named one by one. */
    public static final int MOST_NAMED = 50;

    private static final String NONE = "none";

    private final Processes processes;
    private final RunningProcesses running;
    private final RunningInstances instances;
    private final InstanceTasks tasks;
    private final Operations operations;

    Migrations(
            Processes processes,
            RunningProcesses running,
            RunningInstances instances,
            InstanceTasks tasks,
            Operations operations) {
        this.processes = processes;
        this.running = running;
        this.instances = instances;
        this.tasks = tasks;
        this.operations = operations;
    }

    private record Versions(Map<String, Station> source, Map<String, Station> target) {}

    /**
     * A mapping to begin with. Elements with most tokens come first.
     *
     * @throws NotFound where there is no such version
     * @throws Invalid where both versions are the same
     */
    public ProposedMapping proposal(String processId, int from, int to) {
        Drawing before = drawing(processId, from);
        Drawing after = drawing(processId, to);
        requireTwo(from, to);
        MigrationProposal proposal = MigrationProposal.between(before, after);
        Map<String, ElementFigures> figures = running.figures(processId, from).stream()
                .collect(Collectors.toMap(ElementFigures::elementId, Function.identity()));
        List<ProposedMapping.Source> sources = Station.of(before).values().stream()
                .map(station -> source(station, proposal, figures.get(station.id())))
                .sorted(Comparator.comparingLong((ProposedMapping.Source one) -> -one.tokens()))
                .toList();
        List<ProposedMapping.Target> targets = Station.of(after).values().stream()
                .map(one -> new ProposedMapping.Target(
                        one.id(), one.type(), one.name(), one.nameZh(), one.scope(), one.attachedTo()))
                .toList();
        return new ProposedMapping(sources, targets);
    }

    private static ProposedMapping.Source source(
            Station station, MigrationProposal proposal, @Nullable ElementFigures figures) {
        String target = proposal.mapping().get(station.id());
        List<MigrationProposal.Candidate> candidates = proposal.candidates().getOrDefault(station.id(), List.of());
        MigrationProposal.Candidate chosen = candidates.stream()
                .filter(candidate -> candidate.target().equals(target))
                .findFirst()
                .orElse(null);
        return new ProposedMapping.Source(
                station.id(),
                station.type(),
                station.name(),
                station.nameZh(),
                station.scope(),
                station.attachedTo(),
                figures == null ? 0 : figures.active(),
                figures == null ? 0 : figures.incidents(),
                target,
                chosen == null ? 0 : chosen.confidence(),
                chosen == null ? NONE : chosen.why().id(),
                candidates.stream()
                        .map(one -> new ProposedMapping.Candidate(
                                one.target(), one.confidence(), one.why().id()))
                        .toList());
    }

    /**
     * What it would do, over all instances.
     *
     * @throws NotFound where there is no such version
     * @throws Invalid where both versions are the same, the mapping is empty, or more instances are named than may be
     */
    public MigrationPreview preview(MigrationDraft draft) {
        Versions versions = versions(draft);
        Map<String, Long> tokens = new HashMap<>();
        if (draft.instances().isEmpty()) {
            running.figures(draft.processId(), draft.from()).stream()
                    .filter(one -> one.active() > 0)
                    .forEach(one -> tokens.put(one.elementId(), one.active()));
            tokens.put(draft.processId(), instances.count(draft.processId(), draft.from()));
        } else {
            List<RunningInstance> chosen = instances.among(draft.processId(), draft.from(), draft.instances());
            chosen.forEach(one -> one.at().forEach(element -> tokens.merge(element, 1L, Long::sum)));
            tokens.put(draft.processId(), (long) chosen.size());
        }
        Effects effects = effects(draft, versions, tokens);
        List<Finding> refusals = refusals(draft, versions, tokens);
        boolean possible = refusals.isEmpty();
        refusals.addAll(effects.unmapped());
        return new MigrationPreview(
                tokens.get(draft.processId()),
                possible,
                effects.moves(),
                effects.events(),
                refusals,
                effects.warnings());
    }

    /** @param next what the following page is asked with; null on the last one */
    public record Slice(
            List<InstancePreview> items, @Nullable String next) {}

    /** What it would do to each instance, the oldest first. Fails as {@link #preview}. */
    public Slice previewEach(MigrationDraft draft, @Nullable String after, int limit) {
        Versions versions = versions(draft);
        List<RunningInstance> page;
        String next = null;
        if (draft.instances().isEmpty()) {
            RunningInstances.Slice slice = instances.list(draft.processId(), draft.from(), null, false, after, limit);
            page = slice.items();
            next = slice.next();
        } else {
            page = instances.among(draft.processId(), draft.from(), draft.instances());
        }
        Map<Long, List<InstanceTasks.InstanceTask>> open =
                tasks.open(page.stream().map(RunningInstance::key).toList());
        return new Slice(
                page.stream()
                        .map(one -> preview(draft, versions, one, open.getOrDefault(one.key(), List.of())))
                        .toList(),
                next);
    }

    private static InstancePreview preview(
            MigrationDraft draft, Versions versions, RunningInstance instance, List<InstanceTasks.InstanceTask> open) {
        Map<String, Long> tokens = new HashMap<>();
        instance.at().forEach(element -> tokens.merge(element, 1L, Long::sum));
        Effects effects = effects(draft, versions, tokens);
        List<Finding> refusals = new ArrayList<>(refusals(draft, versions, tokens));
        refusals.addAll(effects.unmapped());
        Map<String, String> mapping = draft.mapping();
        return new InstancePreview(
                instance,
                effects.moves(),
                open.stream()
                        .map(task -> new InstancePreview.MovedTask(
                                task, mapping.getOrDefault(task.elementId(), task.elementId())))
                        .toList(),
                refusals);
    }

    /**
     * Wants it done.
     *
     * @throws Invalid where the engine would take the mapping from no instance: a violation for each pair that it would refuse
     */
    public Operation migrate(Actor.Person person, MigrationDraft draft, @Nullable String reason) {
        Reason.require(reason);
        Versions versions = versions(draft);
        List<Violation> violations = refusals(draft, versions, Map.of()).stream()
                .map(one -> new Violation("mapping." + one.source(), one.message()))
                .toList();
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
        return operations.ask(
                person,
                new Wish.Migrate(draft.processId(), draft.from(), draft.to(), draft.mapping(), draft.instances()),
                reason);
    }

    private Versions versions(MigrationDraft draft) {
        Versions versions = new Versions(
                Station.of(drawing(draft.processId(), draft.from())),
                Station.of(drawing(draft.processId(), draft.to())));
        requireTwo(draft.from(), draft.to());
        if (draft.pairs().isEmpty()) {
            throw new Invalid("mapping", "is empty");
        }
        if (draft.instances().size() > MOST_NAMED) {
            throw new Invalid("instances", "has more than {0}; name none to take all", MOST_NAMED);
        }
        if (new HashSet<>(draft.instances()).size() != draft.instances().size()) {
            throw new Invalid("instances", "names one twice");
        }
        return versions;
    }

    private static void requireTwo(int from, int to) {
        if (from == to) {
            throw new Invalid("to", "is the version that they are on already");
        }
    }

    private static Effects effects(MigrationDraft draft, Versions versions, Map<String, Long> tokens) {
        return new Effects(versions.source, versions.target, draft.mapping(), draft.processId(), tokens);
    }

    private static List<Finding> refusals(MigrationDraft draft, Versions versions, Map<String, Long> tokens) {
        List<Finding> refusals =
                new ArrayList<>(new MigrationRules(versions.source, versions.target, draft.mapping(), draft.processId())
                        .refusals(tokens));
        draft.repeated()
                .forEach(pair -> refusals.add(new Finding(
                        pair.source(),
                        pair.target(),
                        Finding.Code.MAPPED_TWICE,
                        Text.of("{0} is mapped twice.", pair.source()),
                        tokens.getOrDefault(pair.source(), 0L))));
        return refusals;
    }

    private Drawing drawing(String processId, int version) {
        return processes.drawing(processes.version(processId, version));
    }
}
