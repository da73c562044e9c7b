package io.countersign.api.demo;

import io.countersign.api.demo.Reading.Entity;
import io.countersign.api.demo.Reading.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How a simulated person misreads a work order. Each entity of the gold is overlooked, or else given one wrong end, or else another
 * class, independently; each text may get an entity too many; each relation whose ends were seen is overlooked, or else given another
 * class; each text with two entities may get a relation too many.
 *
 * <p>A wrong end lies one token off. Another class is three times in four one of the same top class, where it has others.
 *
 * @param missed probability for an entity
 * @param shifted probability for an entity that was not missed
 * @param renamed probability for an entity that was not missed
 * @param spurious probability for a text
 * @param linkMissed probability for a relation whose entities were not missed
 * @param linkRenamed probability for a relation that was not missed
 * @param linkSpurious probability for a text
 */
record ErrorModel(
        double missed,
        double shifted,
        double renamed,
        double spurious,
        double linkMissed,
        double linkRenamed,
        double linkSpurious) {
    static final ErrorModel USUAL = new ErrorModel(0.06, 0.08, 0.08, 0.10, 0.10, 0.05, 0.06);
    private static final double SAME_TOP = 0.75;

    /** Everything so many times as often. */
    ErrorModel times(double factor) {
        return new ErrorModel(
                missed * factor,
                shifted * factor,
                renamed * factor,
                spurious * factor,
                linkMissed * factor,
                linkRenamed * factor,
                linkSpurious * factor);
    }

    String stated() {
        return String.format(
                Locale.ROOT,
                "entities missed %.1f %%, an end off %.1f %%, another class %.1f %%, one too many %.1f %% of texts; "
                        + "relations missed %.1f %%, another class %.1f %%, one too many %.1f %% of texts",
                100 * missed,
                100 * shifted,
                100 * renamed,
                100 * spurious,
                100 * linkMissed,
                100 * linkRenamed,
                100 * linkSpurious);
    }

    /** @param random of this person and this text alone, so that the order of the work changes nothing */
    Reading read(WorkOrder order, MaintieCorpus corpus, SplittableRandom random) {
        Reading gold = order.gold();
        int tokens = order.tokens().size();
        List<Entity> seen = new ArrayList<>();
        int[] place = new int[gold.entities().size()];
        for (int i = 0; i < place.length; i++) {
            boolean overlooked = random.nextDouble() < missed;
            Entity entity = gold.entities().get(i);
            if (random.nextDouble() < shifted) {
                entity = withOneEndOff(entity, tokens, random);
            }
            if (random.nextDouble() < renamed) {
                entity = new Entity(
                        entity.from(), entity.to(), another(corpus.kinds(false), entity.label(), corpus, random));
            }
            place[i] = overlooked ? -1 : seen.size();
            if (!overlooked) {
                seen.add(entity);
            }
        }
        if (random.nextDouble() < spurious) {
            int at = random.nextInt(tokens);
            seen.add(new Entity(at, at + 1, any(corpus.kinds(false), random)));
        }
        return new Reading(seen, links(gold, place, seen.size(), corpus, random));
    }

    private List<Link> links(Reading gold, int[] place, int entities, MaintieCorpus corpus, SplittableRandom random) {
        List<Link> links = new ArrayList<>();
        for (Link link : gold.links()) {
            boolean overlooked = random.nextDouble() < linkMissed;
            String label = random.nextDouble() < linkRenamed
                    ? another(corpus.kinds(true), link.label(), corpus, random)
                    : link.label();
            int source = place[link.source()];
            int target = place[link.target()];
            if (!overlooked && source >= 0 && target >= 0) {
                links.add(new Link(source, target, label));
            }
        }
        if (random.nextDouble() < linkSpurious && entities > 1) {
            int source = random.nextInt(entities);
            int target = (source + 1 + random.nextInt(entities - 1)) % entities;
            links.add(new Link(source, target, any(corpus.kinds(true), random)));
        }
        return links;
    }

    /** One of the four ways to move one end by one token that leave a stretch within the text; none of a text of one token. */
    private static Entity withOneEndOff(Entity entity, int tokens, SplittableRandom random) {
        List<Entity> ways = new ArrayList<>();
        int[][] moves = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
        for (int[] move : moves) {
            int from = entity.from() + move[0];
            int to = entity.to() + move[1];
            if (from >= 0 && from < to && to <= tokens) {
                ways.add(new Entity(from, to, entity.label()));
            }
        }
        return ways.isEmpty() ? entity : ways.get(random.nextInt(ways.size()));
    }

    private static String another(
            List<MaintieCorpus.Kind> kinds, String label, MaintieCorpus corpus, SplittableRandom random) {
        String top = corpus.kind(label).top();
        List<MaintieCorpus.Kind> others =
                kinds.stream().filter(kind -> !kind.label().id().equals(label)).toList();
        List<MaintieCorpus.Kind> near =
                others.stream().filter(kind -> kind.top().equals(top)).toList();
        return any(random.nextDouble() < SAME_TOP && !near.isEmpty() ? near : others, random);
    }

    private static String any(List<MaintieCorpus.Kind> kinds, SplittableRandom random) {
        return kinds.get(random.nextInt(kinds.size())).label().id();
    }
}
