package io.countersign.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** English patterns to those of another language: {@code io/countersign/texts.zh-CN.json} of every module, together. */
final class Translations {
    private static final Map<String, String> CHINESE = read("io/countersign/texts.zh-CN.json");

    private Translations() {}

    /** Empty for English, and for languages that nothing was translated to. */
    static Map<String, String> of(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : Map.of();
    }

    private static Map<String, String> read(String resource) {
        Map<String, String> all = new HashMap<>();
        try {
            List<URL> files =
                    Collections.list(Translations.class.getClassLoader().getResources(resource));
            for (URL file : files) {
                try (InputStream in = file.openStream()) {
                    all.putAll(JsonMapper.shared().readValue(in, new TypeReference<Map<String, String>>() {}));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
