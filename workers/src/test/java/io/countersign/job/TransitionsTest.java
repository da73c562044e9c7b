package io.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.item.ItemState;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTest {

    @ParameterizedTest
    @CsvSource({
        "DRAFT, RUNNING CANCELLED",
        "RUNNING, IN_RELEASE CANCELLED",
        "IN_RELEASE, RELEASED CANCELLED",
        "RELEASED, ''",
        "CANCELLED, ''"
    })
    void a_job_goes_only_there(JobState from, String to) {
        assertThat(Arrays.stream(JobState.values())
                        .filter(from::mayBecome)
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "PLANNED, OPEN CANCELLED",
        "OPEN, IN_REVIEW IN_DISPUTE CONSOLIDATED CANCELLED",
        "IN_REVIEW, OPEN IN_DISPUTE CONSOLIDATED CANCELLED",
        "IN_DISPUTE, CONSOLIDATED CANCELLED",
        "CONSOLIDATED, ACCEPTED RETURNED CANCELLED",
        "ACCEPTED, ''",
        "RETURNED, IN_REVIEW IN_DISPUTE CONSOLIDATED CANCELLED",
        "CANCELLED, ''"
    })
    void a_package_goes_only_there(PackageState from, String to) {
        assertThat(Arrays.stream(PackageState.values())
                        .filter(from::mayBecome)
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({"NEW, new", "IN_RELEASE, in-release"})
    void states_are_written_in_kebab_case(String name, String id) {
        assertThat(
                        name.equals("NEW")
                                ? ItemState.valueOf(name).id()
                                : JobState.valueOf(name).id())
                .isEqualTo(id);
    }
}
