package io.countersign.story;

import io.countersign.identity.Actor;
import io.countersign.identity.Hidden;
import io.countersign.identity.Matter;
import io.countersign.item.Item;
import io.countersign.item.Items;
import io.countersign.job.JobAccess;
import io.countersign.pseudonym.Names;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells the story of an item. The owner's side reads all of it, others what their own people had to do with it. */
@Component
public class Stories {
    private final JobAccess access;
    private final Items items;
    private final ItemPlaces places;
    private final ItemTrail trail;
    private final Moments moments;
    private final Lookups lookups;
    private final Names names;
    private final JsonMapper json;

    Stories(
            JobAccess access,
            Items items,
            ItemPlaces places,
            ItemTrail trail,
            Moments moments,
            Lookups lookups,
            Names names,
            JsonMapper json) {
        this.access = access;
        this.items = items;
        this.places = places;
        this.trail = trail;
        this.moments = moments;
        this.lookups = lookups;
        this.names = names;
        this.json = json;
    }

    /**
     * @param at where the story ends, or null for the present
     * @throws io.countersign.problem.NotFound where there is no such item, or nothing of it that the person may know
     */
    @Transactional
    public ItemStory of(Actor.Person person, long jobId, int no, @Nullable Instant at) {
        boolean owns = access.visible(person, jobId).owner().equals(person.organisation());
        Part part = new Part(owns ? null : person.organisation());
        Item item = items.get(jobId, no);
        ItemPlace place = places.of(item);
        long last = moments.last(jobId, at);
        ItemTale tale = new ItemTale(json, place);
        Names.View view = names.seenBy(person);
        trail.steps(place, last).forEach(step -> tale.take(step.seenBy(view, jobId)));
        List<StoryStep> steps = part.of(tale.steps, StoryStep::told);
        if (!owns && steps.isEmpty()) {
            throw new Hidden("own-part", "item", new Matter("item", jobId + "/" + no, jobId));
        }
        lookups.record(person, "item", jobId + "/" + no, at);
        List<StateStep> states = trail.states(place, last).stream()
                .map(step -> step.seenBy(view, jobId))
                .toList();
        return new ItemStory(
                String.valueOf(jobId),
                no,
                item.externalId(),
                text(place.packageId()),
                text(place.lotId()),
                last,
                states.isEmpty() ? null : states.get(states.size() - 1).to(),
                part.of(states, StateStep::told),
                steps,
                owns ? trail.predictions(place, at) : List.of(),
                part.of(tale.annotations, AnnotationRevision::told),
                part.of(tale.verdicts, StoryVerdict::told),
                part.of(tale.decisions, StoryDecision::told),
                part.of(tale.consensus, ConsensusRevision::told),
                part.of(tale.findings, StoryFinding::told),
                part.of(List.copyOf(tale.releases.values()), StoryRelease::built),
                part.of(tale.holds.all(), Hold::from));
    }

    /** @param organisation whose own doings alone may be seen; null where all may */
    private record Part(@Nullable String organisation) {
        <T> List<T> of(List<T> all, Function<T, Told> told) {
            return organisation == null
                    ? List.copyOf(all)
                    : all.stream()
                            .filter(one ->
                                    organisation.equals(told.apply(one).who().organisation()))
                            .toList();
        }
    }

    private static @Nullable String text(@Nullable Long id) {
        return id == null ? null : String.valueOf(id);
    }
}
