package io.countersign.quality.aggregation;

import io.countersign.quality.agreement.Rating;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The ratings that Dawid and Skene published. */
final class Anaesthetists {

    static final List<String> CLASSES = List.of("1", "2", "3", "4");

    private Anaesthetists() {}

    static List<Rating> ratings() {
        try (BufferedReader csv = new BufferedReader(new InputStreamReader(
                Anaesthetists.class.getResourceAsStream("dawid_skene_1979_anesthesia_long.csv"),
                StandardCharsets.UTF_8))) {
            return csv.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Rating(cells[0], cells[1], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
