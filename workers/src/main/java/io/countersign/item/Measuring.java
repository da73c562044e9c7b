package io.countersign.item;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Finds out what content is and what there is to know of it. */
final class Measuring {
    private Measuring() {}

    /** Opens the content anew. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    static Measured of(Source source) throws IOException {
        byte[] head;
        try (InputStream content = source.open()) {
            head = content.readNBytes(ContentTypes.HEAD);
        }
        String type = ContentTypes.of(head);
        if (head.length == 0) {
            return new Measured(type, Map.of("unreadable", "empty"), null);
        } else if (ContentTypes.IMAGES.contains(type)) {
            return ImageMeasure.of(type, source);
        } else if (type.equals(ContentTypes.TEXT)) {
            return withTable(text(source), source);
        }
        return new Measured(type, Map.of(), null);
    }

    private static Measured withTable(Measured text, Source source) throws IOException {
        Map<String, Object> measures = new LinkedHashMap<>(text.measures());
        TableMeasure.of(source).ifPresent(table -> measures.put("table", table));
        return new Measured(text.contentType(), measures, text.perceptualHash());
    }

    /** Comma-separated text whose second line begins with a timestamp is a series, all other text is text. */
    private static Measured text(Source source) throws IOException {
        try (InputStream content = source.open()) {
            byte[] head = content.readNBytes(64 * 1024);
            String[] lines = new String(head, StandardCharsets.UTF_8).split("\n", 3);
            if (lines.length > 1 && lines[0].contains(",") && lines[1].contains(",")) {
                String first = lines[1].substring(0, lines[1].indexOf(',')).strip();
                OptionalLong timestamp = Timestamps.micros(first);
                if (timestamp.isPresent()) {
                    return SeriesMeasure.of(source);
                }
                return new Measured("text/csv", codePoints(source), null);
            }
        }
        return new Measured(ContentTypes.TEXT, codePoints(source), null);
    }

    private static Map<String, Object> codePoints(Source source) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
        CharBuffer chars = CharBuffer.allocate(64 * 1024);
        long count = 0;
        try (InputStream content = new BufferedInputStream(source.open())) {
            for (boolean end = false; !end; ) {
                int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                if (result.isError()) {
                    return Map.of("unreadable", "not UTF-8");
                }
                chars.flip();
                count += chars.chars()
                        .filter(c -> !Character.isLowSurrogate((char) c))
                        .count();
                chars.clear();
                bytes.compact();
            }
        }
        return Map.of("codePoints", count);
    }
}
