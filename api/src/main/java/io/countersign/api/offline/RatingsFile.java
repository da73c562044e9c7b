package io.countersign.api.offline;

import io.countersign.quality.agreement.Rating;
import io.countersign.quality.agreement.Ratings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file with a line for each rating: unit, rater, label. */
final class RatingsFile {

    private RatingsFile() {}

    /**
     * The table of the file.
     *
     * @param declared the scale; what occurs, if null
     * @param raters of these alone; of all, if empty
     */
    static Ratings read(Path file, @Nullable List<String> declared, List<String> raters) throws IOException {
        List<Rating> ratings = new ArrayList<>();
        Map<List<String>, Long> lines = new HashMap<>();
        Set<String> scale = declared == null ? Set.of() : new HashSet<>(declared);
        CsvFile.read(file, List.of("unit", "rater", "label"), row -> {
            Rating rating = new Rating(
                    row.values().get(0), row.values().get(1), row.values().get(2));
            if (!raters.isEmpty() && !raters.contains(rating.rater())) {
                return;
            }
            if (declared != null && !scale.contains(rating.label())) {
                throw row.bad("column label has " + rating.label() + ", the scale " + String.join(", ", declared));
            }
            Long before = lines.putIfAbsent(row.values().subList(0, 2), row.line());
            if (before != null) {
                throw row.bad(
                        "rater " + rating.rater() + " rated unit " + rating.unit() + " on line " + before + " already");
            }
            ratings.add(rating);
        });
        for (String rater : raters) {
            if (ratings.stream().noneMatch(rating -> rating.rater().equals(rater))) {
                throw new BadInput(file + ": no rating by " + rater);
            }
        }
        List<String> used = declared != null
                ? declared
                : Scale.of(ratings.stream().map(Rating::label).toList());
        return Ratings.of(used, ratings);
    }
}
