package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * WebAnno TSV 3: layers of spans, whose first feature is the label and the others attributes, and of relations between spans. Chains,
 * slots and relations between tokens are refused. A span of a layer other than ours has it as its attribute {@code layer}.
 */
final class WebAnnoReader implements LabelReader {
    static final String LAYER = "layer";
    private static final Pattern SPAN = Pattern.compile("(.*?)(?:(?<!\\\\)\\[(\\d+)])?", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("([\\d.-]+)(?:\\[(\\d+)_(\\d+)])?");
    private static final Pattern PLACE = Pattern.compile("(\\d+)-(\\d+)");

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        Path root = Inputs.root(from, "annotation");
        for (Path file : Inputs.files(from, "annotation", ".tsv")) {
            Document document = new Document(report);
            TextLines.read(file, document::line);
            items.item(new ItemLabels(
                    Inputs.stem(root, file) + ".txt", 0, 0, document.text.toString(), document.shapes()));
        }
    }

    /** @param columns how many it has in each line @param kind SP, RL or another */
    private record Layer(String kind, String name, List<String> features, int columns) {}

    private static final class Span {
        private final String layer;
        private final String label;
        private final Map<String, Object> attributes;
        private final String address;
        private final int from;
        private int to;

        Span(String layer, String label, Map<String, Object> attributes, String address, int from, int to) {
            this.layer = layer;
            this.label = label;
            this.attributes = attributes;
            this.address = address;
            this.from = from;
            this.to = to;
        }
    }

    private record Arc(TextLines.Line line, String label, String address, String source, String target, String at) {}

    private static final class Document {
        private final ConversionReport report;
        private final List<Layer> layers = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final List<Span> spans = new ArrayList<>();
        private final Map<String, Span> numbered = new LinkedHashMap<>();
        private final List<Arc> arcs = new ArrayList<>();
        private @Nullable String sentence;

        Document(ConversionReport report) {
            this.report = report;
        }

        void line(TextLines.Line line) {
            String text = line.text();
            try {
                if (text.startsWith("#T_")) {
                    layers.add(layer(line));
                } else if (text.startsWith("#Text=")) {
                    String own = WebAnnoText.unescaped(text.substring("#Text=".length()));
                    sentence = sentence == null ? own : sentence + "\n" + own;
                } else if (!text.isBlank() && !text.startsWith("#")) {
                    unit(line);
                }
            } catch (UnreadableFile e) {
                report.refuse(e);
            }
        }

        private static Layer layer(TextLines.Line line) {
            String kind = line.text().substring("#T_".length(), line.text().indexOf('='));
            List<String> parts =
                    List.of(line.text().substring(line.text().indexOf('=') + 1).split("\\|"));
            List<String> features = parts.subList(1, parts.size()).stream()
                    .filter(feature -> !feature.startsWith("BT_"))
                    .toList();
            int columns = Math.max(1, parts.size() - 1);
            return new Layer(kind, parts.get(0), features, kind.equals("CH") ? 2 : columns);
        }

        private void unit(TextLines.Line line) {
            String[] cells = line.text().split("\t", -1);
            Matcher place = cells.length < 3 ? PLACE.matcher("") : PLACE.matcher(cells[1]);
            if (!place.matches()) {
                throw line.bad(1, "a line has an address, a place and a token");
            }
            int from = Integer.parseInt(place.group(1));
            int to = Integer.parseInt(place.group(2));
            begin(cells[2], from);
            int column = 3;
            for (Layer layer : layers) {
                if (column + layer.columns() > cells.length) {
                    throw line.bad(1, "the columns of " + layer.name() + " are missing");
                }
                List<String> own = List.of(cells).subList(column, column + layer.columns());
                column += layer.columns();
                if (own.stream().allMatch(cell -> cell.equals("_"))) {
                    continue;
                }
                if (layer.kind().equals("SP")) {
                    spans(layer, own, cells[0], from, to);
                } else if (layer.kind().equals("RL")) {
                    arcs(line, layer, own, cells[0]);
                } else {
                    report.refuse(line.bad(1, "a " + layer.name() + " is no shape of ours"));
                }
            }
        }

        /** The text of a sentence stands where its first token does. */
        private void begin(String token, int from) {
            if (sentence != null) {
                int start = from - Math.max(0, sentence.indexOf(token));
                while (text.length() < start) {
                    text.append('\n');
                }
                text.append(sentence);
                sentence = null;
            }
        }

        private void spans(Layer layer, List<String> cells, String address, int from, int to) {
            List<List<String>> stacks = cells.stream().map(WebAnnoText::stacked).toList();
            for (int i = 0; i < stacks.get(0).size(); i++) {
                String number = "";
                String label = "";
                Map<String, Object> attributes = new LinkedHashMap<>();
                if (!layer.name().equals(WebAnnoWriter.SPANS)) {
                    attributes.put(LAYER, layer.name());
                }
                for (int feature = 0; feature < stacks.size(); feature++) {
                    Matcher value = SPAN.matcher(stacks.get(feature)
                            .get(Math.min(i, stacks.get(feature).size() - 1)));
                    if (value.matches()) {
                        number = value.group(2) == null ? number : value.group(2);
                        String plain = value.group(1).equals("*") ? "" : WebAnnoText.unescaped(value.group(1));
                        if (feature == 0) {
                            label = plain;
                        } else if (!plain.isEmpty()) {
                            attributes.put(layer.features().get(feature), plain);
                        }
                    }
                }
                String key = layer.name() + " " + number;
                Span known = number.isEmpty() ? null : numbered.get(key);
                if (known != null) {
                    known.to = to;
                } else {
                    Span span = new Span(layer.name(), label, attributes, address, from, to);
                    spans.add(span);
                    if (!number.isEmpty()) {
                        numbered.put(key, span);
                    }
                }
            }
        }

        private void arcs(TextLines.Line line, Layer layer, List<String> cells, String address) {
            List<String> sources = WebAnnoText.stacked(cells.get(cells.size() - 1));
            List<String> labels = cells.size() < 2 ? List.of("*") : WebAnnoText.stacked(cells.get(0));
            for (int i = 0; i < sources.size(); i++) {
                Matcher source = SOURCE.matcher(sources.get(i));
                if (!source.matches()) {
                    report.refuse(line.bad(1, "no source of a " + layer.name() + ": " + sources.get(i)));
                    continue;
                }
                String label = labels.get(Math.min(i, labels.size() - 1));
                arcs.add(new Arc(
                        line,
                        label.equals("*") ? "" : WebAnnoText.unescaped(label),
                        source.group(1),
                        source.group(2) == null ? "0" : source.group(2),
                        source.group(3) == null ? "0" : source.group(3),
                        address));
            }
        }

        /** Spans in the order of the file, then relations. */
        List<Shape> shapes() {
            List<Shape> shapes = new ArrayList<>();
            for (Span span : spans) {
                int from = text.codePointCount(0, Math.min(span.from, text.length()));
                int to = text.codePointCount(0, Math.min(span.to, text.length()));
                shapes.add(
                        new Shape.TextSpan(String.valueOf(shapes.size() + 1), span.label, span.attributes, from, to));
            }
            for (Arc arc : arcs) {
                int source = find(arc.source(), arc.address());
                int target = find(arc.target(), arc.at());
                if (source < 0 || target < 0) {
                    report.refuse(arc.line().bad(1, "a relation between tokens, not spans, is no shape of ours"));
                } else {
                    shapes.add(new Shape.Relation(
                            String.valueOf(shapes.size() + 1),
                            arc.label(),
                            Map.of(),
                            String.valueOf(source + 1),
                            String.valueOf(target + 1)));
                }
            }
            return shapes;
        }

        private int find(String number, String address) {
            for (int i = 0; i < spans.size(); i++) {
                Span span = spans.get(i);
                boolean found = number.equals("0")
                        ? span.address.equals(address)
                        : span == numbered.get(span.layer + " " + number);
                if (found) {
                    return i;
                }
            }
            return -1;
        }
    }
}
