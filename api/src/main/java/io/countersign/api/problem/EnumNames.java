package io.countersign.api.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enums as the API writes them: in kebab-case. */
public final class EnumNames {
    private EnumNames() {}

    public static String of(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(EnumNames::of).collect(Collectors.joining(", "));
    }
}
