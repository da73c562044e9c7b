package io.countersign.api.web;

import io.countersign.problem.Invalid;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Enums in addresses are written as in JSON: in kebab-case. */
@Configuration(proxyBeanMethods = false)
@SuppressWarnings("rawtypes")
class EnumParameters implements WebMvcConfigurer, ConverterFactory<String, Enum> {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(this);
    }

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> kebab(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        type.getSimpleName(),
                        "is none of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(EnumParameters::kebab)
                                        .collect(Collectors.joining(", "))
                                + ": " + text));
    }

    private static String kebab(Enum constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
