package io.countersign.agree;

import io.countersign.item.Modality;
import io.countersign.item.SeriesReader;
import io.countersign.item.Timestamps;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import io.countersign.quality.aggregation.TemporalVote;
import io.countersign.quality.aggregation.TemporalVoteSettings;
import io.countersign.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** When the rows of an item's series are, in {@link io.countersign.quality.aggregation.Micros}. */
@Component
public class SeriesTimes {
    private final SeriesReader reader;

    SeriesTimes(SeriesReader reader) {
        this.reader = reader;
    }

    public static boolean isSeries(LabelledItem item) {
        return item.modality() == Modality.TIME_SERIES && item.mediaSha256() != null;
    }

    /** @throws WrongState where the item is no stored series, or one without rows */
    public long[] of(LabelledItem item) {
        long[] micros = reader.timestamps(sha256(item));
        if (micros.length == 0) {
            throw new WrongState("Item {0}/{1} is a series without rows.", item.jobId(), item.no());
        }
        return micros;
    }

    /**
     * How far apart two people may put a time point and still mean the same moment: as far as the temporal vote lets labels of one
     * group lie apart. Zero where the policy has no window size.
     *
     * @return in microseconds
     * @throws WrongState where the item is no stored series, or one without rows
     */
    public long tolerance(LabelledItem item, Policy.Consolidation policy) {
        return policy.windowSize() > 0 ? TemporalVote.tolerance(of(item), settings(policy)) : 0;
    }

    /** The same, and zero for an item that is no series or has no time points of two people: nothing is read then. */
    public long toleranceOfPoints(LabelledItem item, List<Version> versions, Policy.Consolidation policy) {
        long people = versions.stream()
                .filter(version -> !version.of(Shape.TimePoint.class).isEmpty())
                .count();
        return people > 1 && isSeries(item) ? tolerance(item, policy) : 0;
    }

    /** The policy's figures as the vote takes them; NAB's cap on the probationary part is no matter of policy. */
    public static TemporalVoteSettings settings(Policy.Consolidation policy) {
        return new TemporalVoteSettings(
                policy.threshold(),
                policy.windowSize(),
                policy.probationaryPercent(),
                TemporalVoteSettings.defaults().probationaryRows());
    }

    /** The timestamps of some rows as the file writes them, by row from 0. */
    public Map<Integer, String> texts(LabelledItem item, Set<Integer> rows) {
        Map<Integer, String> texts = new TreeMap<>();
        int[] next = {0};
        reader.read(sha256(item), header -> {}, (line, micros, fields) -> {
            if (rows.contains(next[0])) {
                texts.put(next[0], fields[0].strip());
            }
            next[0]++;
        });
        return texts;
    }

    /** @throws WrongState where the point's timestamp is none; labels are checked when they are submitted */
    public static long micros(Shape.TimePoint point) {
        return Timestamps.micros(point.timestamp())
                .orElseThrow(() -> new WrongState(
                        "Shape {0} has the timestamp '{1}', which is none.", point.id(), point.timestamp()));
    }

    private static String sha256(LabelledItem item) {
        String sha256 = item.mediaSha256();
        if (item.modality() != Modality.TIME_SERIES || sha256 == null) {
            throw new WrongState("Item {0}/{1} is no stored series.", item.jobId(), item.no());
        }
        return sha256;
    }
}
