package io.countersign.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words for people. The English pattern, a constant of the code, is also the key of its translations: {@code {0}} in it stands for
 * the first value. A value that is a text itself is said in the same language.
 */
public final class Text {
    private final String pattern;
    private final List<@Nullable Object> values;

    private Text(String pattern, @Nullable Object... values) {
        this.pattern = pattern;
        this.values = Arrays.asList(values.clone());
    }

    public static Text of(@CompileTimeConstant String pattern, @Nullable Object... values) {
        return new Text(pattern, values);
    }

    /** In the language, or in English where that is not known. */
    public String in(Locale language) {
        String words = Translations.of(language).getOrDefault(pattern, pattern);
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', from)) {
            int close = words.indexOf('}', open);
            said.append(words, from, open).append(value(Integer.parseInt(words, open + 1, close, 10), language));
            from = close + 1;
        }
        return said.append(words, from, words.length()).toString();
    }

    private String value(int i, Locale language) {
        Object value = values.get(i);
        return value instanceof Text text ? text.in(language) : String.valueOf(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Text text && toString().equals(text.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** In English. */
    @Override
    public String toString() {
        return in(Locale.ENGLISH);
    }
}
