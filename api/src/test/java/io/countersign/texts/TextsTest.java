package io.countersign.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    private static final Set<String> TEXTS = TextsOfCode.of(classes("io/countersign/**/*.class"));
    private static final Map<String, String> CHINESE = translations();

    @Test
    void the_code_is_really_read() {
        assertThat(TEXTS)
                .hasSizeGreaterThan(100)
                .contains(
                        "is no class of the schema: {0}", // by a method that hands it through
                        "You may not do this"); // by the constructor of an enum
    }

    @Test
    void everything_that_people_are_told_is_translated() {
        Set<String> missing = new TreeSet<>(TEXTS);
        missing.removeAll(CHINESE.keySet());
        missing.removeIf(text -> !hasWords(text));
        assertThat(missing).isEmpty();
    }

    @Test
    void nothing_is_translated_that_nobody_says() {
        Set<String> unused = new TreeSet<>(CHINESE.keySet());
        unused.removeAll(TEXTS);
        assertThat(unused).isEmpty();
    }

    @Test
    void every_translation_has_the_values_of_its_text_and_is_chinese() {
        CHINESE.forEach((english, chinese) -> {
            assertThat(places(chinese)).as(chinese).isEqualTo(places(english));
            assertThat(!hasWords(english) || isChinese(chinese)).as(chinese).isTrue();
        });
    }

    @Test
    void a_text_that_is_not_translated_is_found() {
        List<InputStream> code = new ArrayList<>(classes("io/countersign/problem/*.class"));
        code.addAll(classes("io/countersign/texts/probe/*.class"));
        assertThat(TextsOfCode.of(code)).contains("nobody translated {0}");
    }

    private static boolean hasWords(String text) {
        return PLACE.matcher(text).replaceAll("").chars().anyMatch(Character::isLetter);
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<InputStream> classes(String pattern) {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern))
                    .filter(file -> !file.toString().contains("/test-classes/") || pattern.contains("probe"))
                    .map(TextsTest::open)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Resource file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> translations() {
        Map<String, String> all = new TreeMap<>();
        try {
            for (URL file : Collections.list(
                    TextsTest.class.getClassLoader().getResources("io/countersign/texts.zh-CN.json"))) {
                try (InputStream in = file.openStream()) {
                    all.putAll(JsonMapper.shared().readValue(in, new TypeReference<Map<String, String>>() {}));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
