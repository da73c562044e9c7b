package io.countersign.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.proof.Checkpoint;
import io.countersign.proof.Fault;
import io.countersign.proof.VerificationReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyTextsTest {

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void says_each_fault_in_both_languages(Fault.Kind kind) {
        VerificationReport report = new VerificationReport(
                1,
                12_345,
                1,
                new Checkpoint("countersign-checkpoint/1", 1, Instant.EPOCH, 1, 12_345, "aa", "bb", "cc"),
                List.of("cc"),
                List.of(new Fault(kind, "job:7", 4711, "old", "new")));
        List<String> english = new VerifyTexts(Locale.ENGLISH).lines(report);
        List<String> chinese = new VerifyTexts(Locale.SIMPLIFIED_CHINESE).lines(report);
        assertThat(english).hasSize(5).first().asString().contains("12345 events");
        assertThat(chinese).hasSize(5).doesNotContainAnyElementsOf(english.subList(0, 4));
        assertThat(english.get(3)).contains("job:7", "4711", "old", "new").doesNotContain("''", "{");
        assertThat(chinese.get(3)).contains("job:7", "4711", "old", "new").doesNotContain("''", "{");
    }
}
