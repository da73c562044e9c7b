package io.countersign.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a bundle that lie beside this class, with {@code {fields}}. */
final class Template {
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

    private Template() {}

    /** @throws IllegalStateException where the text names a field that is not given */
    static byte[] fill(String name, Map<String, String> fields) {
        String text = FIELD.matcher(read(name)).replaceAll(field -> {
            String value = fields.get(field.group(1));
            if (value == null) {
                throw new IllegalStateException(name + " names an unknown field " + field.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String read(String name) {
        try (InputStream stream = Template.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the class path has no " + name + " beside Template");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
