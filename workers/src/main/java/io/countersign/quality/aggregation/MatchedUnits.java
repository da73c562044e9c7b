package io.countersign.quality.aggregation;

import io.countersign.quality.aggregation.RegionClusters.Drawn;
import io.countersign.quality.agreement.Rating;
import io.countersign.quality.agreement.Ratings;
import io.countersign.quality.geometry.Labelled;
import io.countersign.quality.geometry.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Shapes that several people drew, as a table of ratings, so that geometry too has a chance-corrected figure.
 *
 * <p>Shapes that overlap enough, whatever their class, are one unit, of each person at most one; they group as in
 * {@link RegionFusion}. A person's rating of a unit is the class of the shape that he or she drew there, or {@link #NOTHING}.
 * Krippendorff's nominal alpha of the table then says whether people see the same things and call them the same. Places where nobody
 * drew anything are no units, so it is low where most shapes are one person's alone; read it beside the mean F1.
 */
public final class MatchedUnits {

    /** The rating of who drew nothing where somebody else did. */
    public static final String NOTHING = "";

    private MatchedUnits() {}

    /**
     * The table over all items.
     *
     * @param items for each item, the shapes of each person who worked on it, with or without a shape
     * @param overlap least mean intersection over union of shapes of one unit, in (0, 1]
     * @return a person who did not work on an item has no rating of its units; no units where nobody drew anything
     */
    public static Ratings of(
            Map<String, ? extends Map<String, ? extends List<? extends Labelled<? extends Region>>>> items,
            double overlap) {
        if (!(overlap > 0 && overlap <= 1)) {
            throw new IllegalArgumentException("overlap must be in (0, 1], was " + overlap);
        }
        List<Rating> ratings = new ArrayList<>();
        TreeSet<String> scale = new TreeSet<>();
        scale.add(NOTHING);
        new TreeMap<String, Map<String, ? extends List<? extends Labelled<? extends Region>>>>(items)
                .forEach((item, labels) -> {
                    List<List<Drawn>> units = RegionClusters.of(labels, overlap, false);
                    for (int unit = 0; unit < units.size(); unit++) {
                        Map<String, String> given = new TreeMap<>();
                        labels.keySet().forEach(person -> given.put(person, NOTHING));
                        units.get(unit).forEach(drawn -> given.put(drawn.annotator(), drawn.label()));
                        String name = item + "#" + unit;
                        given.forEach((person, label) -> {
                            scale.add(label);
                            ratings.add(new Rating(name, person, label));
                        });
                    }
                });
        return Ratings.of(List.copyOf(scale), ratings);
    }
}
