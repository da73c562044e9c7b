package io.countersign.item;

import io.countersign.quality.aggregation.Micros;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Length, step and gaps of a series, and the range of each channel. A gap is counted in samples that are missing at the series'
 * usual step, the lower median of its steps above 0.
 */
final class SeriesMeasure {
    /** Distinct steps told apart; a series with more has no usual step, and its gaps are not known. */
    private static final int MOST_STEPS = 10_000;

    private final TreeMap<Long, Long> steps = new TreeMap<>();
    private boolean irregular;
    private boolean unordered;
    private long rows;
    private long first;
    private long second;
    private long last;
    private String[] names = {};
    private double[] min = {};
    private double[] max = {};

    private SeriesMeasure() {}

    static Measured of(Measuring.Source source) throws IOException {
        SeriesMeasure measure = new SeriesMeasure();
        try (InputStream content = source.open()) {
            SeriesReader.read(content, measure::header, measure::row);
        } catch (SeriesReader.Unreadable e) {
            return new Measured("text/csv", Map.of("unreadable", String.valueOf(e.getMessage())), null);
        }
        return measure.result();
    }

    private void header(String[] header) {
        names = header;
        min = new double[header.length];
        max = new double[header.length];
        java.util.Arrays.fill(min, Double.POSITIVE_INFINITY);
        java.util.Arrays.fill(max, Double.NEGATIVE_INFINITY);
    }

    private void row(long line, long micros, String[] fields) {
        if (rows == 0) {
            first = micros;
        } else {
            if (rows == 1) {
                second = micros;
            }
            step(micros - last);
        }
        last = micros;
        rows++;
        for (int i = 1; i < fields.length; i++) {
            value(line, i, fields[i].strip());
        }
    }

    private void step(long step) {
        if (step < 0) {
            unordered = true;
        } else if (step > 0 && !irregular) {
            steps.merge(step, 1L, Long::sum);
            irregular = steps.size() > MOST_STEPS;
        }
    }

    private void value(long line, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            double value = Double.parseDouble(text);
            min[column] = Math.min(min[column], value);
            max[column] = Math.max(max[column], value);
        } catch (NumberFormatException e) {
            throw new SeriesReader.Unreadable(
                    "line " + line + ": '" + text + "' in column " + names[column] + " is not a number");
        }
    }

    private Measured result() {
        if (unordered) {
            return new Measured(
                    "text/csv", Map.of("unreadable", "rows are not in the order of their timestamps"), null);
        }
        if (rows < 2) {
            return new Measured("text/csv", Map.of("unreadable", "fewer than 2 rows"), null);
        }
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("rows", rows);
        measures.put("start", Micros.toInstant(first).toString());
        measures.put("seconds", (last - first) / 1e6);
        measures.put("stepSeconds", (second - first) / 1e6);
        if (!irregular && !steps.isEmpty()) {
            measures.put("gapShare", gapShare());
        }
        Map<String, Object> channels = new LinkedHashMap<>();
        for (int i = 1; i < names.length; i++) {
            channels.put(
                    names[i].strip(),
                    Double.isFinite(min[i]) && Double.isFinite(max[i])
                            ? Map.of("min", min[i], "max", max[i])
                            : Map.of());
        }
        measures.put("channels", channels);
        return new Measured("text/csv", measures, null);
    }

    private double gapShare() {
        long usual = usualStep();
        long missing = 0;
        for (Map.Entry<Long, Long> entry : steps.entrySet()) {
            missing += Math.max(0, Math.round((double) entry.getKey() / usual) - 1) * entry.getValue();
        }
        return (double) missing / (rows + missing);
    }

    private long usualStep() {
        long half = (steps.values().stream().mapToLong(Long::longValue).sum() + 1) / 2;
        long seen = 0;
        for (Map.Entry<Long, Long> entry : steps.entrySet()) {
            seen += entry.getValue();
            if (seen >= half) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("no steps");
    }
}
