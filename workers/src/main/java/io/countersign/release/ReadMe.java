package io.countersign.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code README.txt}: what the bundle is and how to check it, in Chinese and English. */
record ReadMe(String job, String owner, int version, int items) implements BundleFile {
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");

    @Override
    public String path() {
        return "README.txt";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Map<String, String> fields = Map.of("job", job, "owner", owner, "version", "" + version, "items", "" + items);
        String text = FIELD.matcher(template())
                .replaceAll(field -> Matcher.quoteReplacement(String.valueOf(fields.get(field.group(1)))));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String template() throws IOException {
        try (InputStream stream = ReadMe.class.getResourceAsStream("readme.txt")) {
            if (stream == null) {
                throw new IllegalStateException("the class path has no readme.txt beside ReadMe");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
