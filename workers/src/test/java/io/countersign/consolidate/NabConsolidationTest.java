package io.countersign.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.adjudicate.Adjudications;
import io.countersign.adjudicate.Choice;
import io.countersign.adjudicate.Decision;
import io.countersign.agree.LabelledItem;
import io.countersign.agree.Labels;
import io.countersign.agree.SeriesTimes;
import io.countersign.identity.Actor;
import io.countersign.item.MediaStore;
import io.countersign.item.Timestamps;
import io.countersign.job.Policy;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.quality.aggregation.Micros;
import io.countersign.quality.aggregation.NabCorpus;
import io.countersign.quality.aggregation.NabCorpus.Series;
import io.countersign.schema.Shape;
import io.countersign.schema.Shape.TimePoint;
import io.countersign.schema.Shape.TimeRange;
import io.countersign.testing.Domain;
import io.countersign.testing.Labelling;
import io.countersign.testing.People;
import io.countersign.testing.Policies;
import io.countersign.testing.SampleJob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Consolidating the three labelers' files as three annotators' submissions")
class NabConsolidationTest {
    private static final Domain domain = new Domain();
    private static final Actor WORKER = new Actor.Worker("consolidate-labels", 1, "ConsolidateLabels");
    private static final Actor.Person ADJUDICATOR = People.person("meridian", "adjudicator-1", Role.ADJUDICATOR);
    private static final List<Series> SERIES = new ArrayList<>();
    private static Labelling labelling;

    @BeforeAll
    static void submit() throws IOException {
        SERIES.addAll(NabCorpus.all());
        Policy policy = Policies.with(Policy.Consolidation.TEMPORAL_VOTE, Policy.Review.OTHER_ORGANISATION, 3, 0);
        labelling = new Labelling(domain, new SampleJob(domain, "nab", policy), "supplier-east", SERIES.size());
        labelling.classes(List.of("anomaly"), "time-point", "time-range");
        for (int i = 0; i < SERIES.size(); i++) {
            try (InputStream content = Files.newInputStream(SERIES.get(i).file());
                    MediaStore.Batch batch = domain.get(MediaStore.class).begin()) {
                MediaStore.Stored stored = batch.add(content, 10_000_000);
                batch.keep();
                labelling.store(i + 1, stored.sha256(), stored.bytes());
            }
        }
        for (String labeler : List.of("AL", "CB", "SA")) {
            labelling.submit(
                    "ANNOTATE",
                    People.annotator("supplier-east", labeler),
                    no -> points(SERIES.get(no - 1), SERIES.get(no - 1).labels().getOrDefault(labeler, List.of())));
        }
        decideOverride();
        domain.get(Consolidation.class).consolidate(WORKER, labelling.packageId());
    }

    @AfterAll
    static void close() {
        domain.close();
    }

    /** The points of the vote, and the windows that NAB's people put round the rows 249 and 339 by hand. */
    private static void decideOverride() {
        int no = SERIES.stream().map(Series::name).toList().indexOf(NabCorpus.OVERRIDDEN) + 1;
        Series series = SERIES.get(no - 1);
        List<Shape> drawn = new ArrayList<>(points(series, series.combinedLabels()));
        for (List<Long> window : series.combinedWindows()) {
            drawn.add(new TimeRange(
                    "drawn-" + drawn.size(),
                    "anomaly",
                    Map.of(),
                    seconds(series, window.get(0)),
                    seconds(series, window.get(1)),
                    text(window.get(0)),
                    text(window.get(1))));
        }
        domain.jdbc()
                .sql("update item set state = 'DISPUTED' where job_id = ? and no = ?")
                .params(labelling.jobId(), no)
                .update();
        long task = labelling.claim(TaskKind.ADJUDICATE, ADJUDICATOR);
        domain.get(Adjudications.class)
                .submit(ADJUDICATOR, task, List.of(new Decision(no, Choice.DRAW, null, drawn, "manual override")));
    }

    @Test
    void gives_the_labels_that_nab_published_for_all_thirty_series() {
        assertThat(SERIES).hasSize(30);
        for (int no : labelling.items()) {
            assertThat(moments(no))
                    .as(SERIES.get(no - 1).name())
                    .isEqualTo(SERIES.get(no - 1).combinedLabels());
        }
    }

    @Test
    void gives_the_windows_that_nab_published_for_all_thirty_series() {
        for (int no : labelling.items()) {
            assertThat(windows(no))
                    .as(SERIES.get(no - 1).name())
                    .isEqualTo(SERIES.get(no - 1).combinedWindows());
        }
    }

    @Test
    void says_how_many_stand_behind_a_point() {
        TimePoint point = labelling.consensus(1).stream()
                .filter(TimePoint.class::isInstance)
                .map(TimePoint.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(point.attributes()).containsEntry("annotators", 3).containsKey("votes");
        assertThat(point.id()).isEqualTo("point-1");
    }

    @Test
    void leaves_the_package_consolidated_and_its_items_agreed() {
        assertThat(labelling.packageState()).isEqualTo("CONSOLIDATED");
        assertThat(labelling.items())
                .allSatisfy(no -> assertThat(labelling.itemState(no)).isEqualTo("AGREED"));
        assertThat(labelling.events("label.consolidated")).hasSize(30);
        assertThat(labelling.events("package.consolidated")).hasSize(1);
    }

    @Test
    void cuts_windows_round_the_points_that_somebody_decided_on() {
        int no = SERIES.stream().map(Series::name).toList().indexOf(NabCorpus.OVERRIDDEN) + 1;
        Series series = SERIES.get(no - 1);
        LabelledItem item =
                domain.get(Labels.class).page(labelling.packageId(), no - 1, 1).get(0);
        List<Shape> decided = points(
                series,
                List.of(series.timestamps().get(249), series.timestamps().get(339)));
        Strategy strategy = domain.get(Strategies.class).of(Policy.Consolidation.TEMPORAL_VOTE);
        assertThat(strategy.complete(item, decided).subList(0, 2)).isEqualTo(decided);
        assertThat(windows(strategy.complete(item, decided))).isEqualTo(series.combinedWindows());
        assertThat(strategy.complete(item, List.of())).isEmpty();
    }

    @Test
    void does_nothing_when_it_is_asked_again() {
        assertThat(domain.get(Consolidation.class).consolidate(WORKER, labelling.packageId()))
                .isEqualTo(30);
        assertThat(labelling.row("select count(*) n from consensus where job_id = ?", labelling.jobId()))
                .containsEntry("n", 30L);
        assertThat(labelling.events("label.consolidated")).hasSize(30);
    }

    private static List<Long> moments(int no) {
        return labelling.consensus(no).stream()
                .filter(TimePoint.class::isInstance)
                .map(shape -> SeriesTimes.micros((TimePoint) shape))
                .toList();
    }

    private static List<List<Long>> windows(int no) {
        return windows(labelling.consensus(no));
    }

    private static List<List<Long>> windows(List<Shape> shapes) {
        return shapes.stream()
                .filter(TimeRange.class::isInstance)
                .map(TimeRange.class::cast)
                .map(range -> List.of(micros(range.fromTimestamp()), micros(range.toTimestamp())))
                .toList();
    }

    private static long micros(String text) {
        return Timestamps.micros(text).orElseThrow();
    }

    private static List<Shape> points(Series series, List<Long> moments) {
        List<Shape> points = new ArrayList<>();
        for (long moment : moments) {
            points.add(new TimePoint("p" + points.size(), "anomaly", Map.of(), seconds(series, moment), text(moment)));
        }
        return points;
    }

    private static double seconds(Series series, long moment) {
        return (moment - series.timestamps().get(0)) / 1e6;
    }

    private static String text(long micros) {
        return Micros.toLocalDateTime(micros).toString();
    }
}
