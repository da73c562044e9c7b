package io.countersign.format;

import io.countersign.schema.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tokens are what stands between blanks; a span that does not begin and end with one, or crosses another, cannot be held. */
final class ConllWriter implements LabelWriter {
    private static final Pattern TOKEN = Pattern.compile("\\S+");
    private final BufferedWriter out;
    private final ConversionReport report;

    private record Token(int from, int to, String text) {}

    ConllWriter(Path out, ConversionReport report) throws IOException {
        this.out = Outputs.create(out);
        this.report = report;
    }

    @Override
    public void write(ItemLabels item) throws IOException {
        String text = item.text();
        if (text == null) {
            report.lose("an item without its text", item.item());
            return;
        }
        List<Token> tokens =
                TOKEN.matcher(text).results().map(one -> token(text, one)).toList();
        String[] tags = new String[tokens.size()];
        Arrays.fill(tags, "O");
        List<Shape> shapes = new ArrayList<>(item.shapes());
        shapes.sort(Comparator.comparingInt(shape -> shape instanceof Shape.TextSpan span ? span.from() : 0));
        for (Shape shape : shapes) {
            if (!(shape instanceof Shape.TextSpan span)) {
                report.lose("a " + shape.type(), item, shape);
            } else if (!tag(tags, tokens, span)) {
                report.lose("a span that does not fit the tokens, or crosses another", item, shape);
            } else if (!shape.attributes().isEmpty()) {
                report.lose("the attributes of a shape", item, shape);
            }
        }
        for (int i = 0; i < tags.length; i++) {
            out.write(tokens.get(i).text() + " " + tags[i] + "\n");
        }
        out.write("\n");
    }

    private static Token token(String text, MatchResult found) {
        int from = text.codePointCount(0, found.start());
        return new Token(
                from, from + found.group().codePointCount(0, found.group().length()), found.group());
    }

    private static boolean tag(String[] tags, List<Token> tokens, Shape.TextSpan span) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < tokens.size(); i++) {
            first = tokens.get(i).from() == span.from() ? i : first;
            last = tokens.get(i).to() == span.to() ? i : last;
        }
        if (first < 0 || last < first || span.label().matches(".*\\s.*|")) {
            return false;
        }
        for (int i = first; i <= last; i++) {
            if (!tags[i].equals("O")) {
                return false;
            }
        }
        for (int i = first; i <= last; i++) {
            tags[i] = (i == first ? "B-" : "I-") + span.label();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
