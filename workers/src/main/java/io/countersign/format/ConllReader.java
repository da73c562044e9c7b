package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first column is a token, the last its tag: B-x begins a span of class x, I-x goes on with it (or begins one, where none of x is
 * open), O is outside. An empty line ends an item; its text is the tokens with a blank between. Lines of -DOCSTART- are passed over.
 */
final class ConllReader implements LabelReader {

    private static final class Sentence {
        private final StringBuilder text = new StringBuilder();
        private final List<Shape> spans = new ArrayList<>();
        private int length;
        private int from;
        private @Nullable String open;

        void token(String token, String tag) {
            String label = tag.length() > 2 ? tag.substring(2) : "";
            boolean goesOn = tag.startsWith("I-") && label.equals(open);
            if (!goesOn) {
                end();
            }
            if (length > 0) {
                text.append(' ');
                length++;
            }
            if (!goesOn && !tag.equals("O")) {
                open = label;
                from = length;
            }
            text.append(token);
            length += token.codePointCount(0, token.length());
        }

        void end() {
            if (open != null) {
                spans.add(new Shape.TextSpan(String.valueOf(spans.size() + 1), open, Map.of(), from, length));
                open = null;
            }
        }
    }

    @Override
    public void read(Path from, ItemSink items, ConversionReport report) throws IOException {
        Sentence[] sentence = {new Sentence()};
        int[] number = {0};
        TextLines.read(from, line -> {
            if (line.text().isBlank()) {
                flush(from, sentence, number, items);
            } else if (!line.text().startsWith("-DOCSTART-")) {
                String[] cells = line.cells();
                String tag = cells[cells.length - 1];
                if (cells.length < 2 || !tag.matches("O|[BI]-.+")) {
                    report.refuse(line.bad(1, "no token with a tag O, B-class or I-class"));
                } else {
                    sentence[0].token(cells[0], tag);
                }
            }
        });
        flush(from, sentence, number, items);
    }

    private static void flush(Path from, Sentence[] sentence, int[] number, ItemSink items) throws IOException {
        if (sentence[0].length > 0) {
            number[0]++;
            sentence[0].end();
            String name = from.getFileName() + "#" + number[0];
            items.item(new ItemLabels(name, 0, 0, sentence[0].text.toString(), sentence[0].spans));
        }
        sentence[0] = new Sentence();
    }
}
