package io.countersign.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | READY   | PostgreSQL      ready in 2.1 s     127.0.0.1:15432",
                "zh-CN | READY   | PostgreSQL      2.1 秒后就绪           127.0.0.1:15432",
                "de    | STOPPED | PostgreSQL      stopped in 2.1 s   127.0.0.1:15432"
            })
    void is_told_in_the_readers_language_or_in_English(String language, Progress.State state, String line) {
        Progress step = new Progress(PartName.POSTGRES, state, Duration.ofMillis(2_140), "127.0.0.1:15432");
        assertThat(step.line(Locale.forLanguageTag(language))).isEqualTo(line);
    }
}
