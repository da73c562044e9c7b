package io.countersign.paths;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Plant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sequence flow of the four processes was walked by the paths before; see {@link ProcessPathsTest}. */
@Order(Integer.MAX_VALUE)
@ExtendWith(InPlant.class)
class FlowCoverage {
    private static final Map<String, Set<String>> WALKED = new TreeMap<>();

    @BeforeAll
    static void collect(Plant plant) {
        Walks.DRAWINGS.forEach(drawing -> WALKED.put(drawing.processId(), Walks.ofAll(plant, drawing)));
    }

    static Stream<Arguments> flows() {
        return Walks.DRAWINGS.stream()
                .flatMap(drawing -> drawing.flows().stream().map(flow -> Arguments.of(drawing.processId(), flow)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("flows")
    void is_walked(String processId, String flow) {
        assertThat(WALKED.get(processId)).contains(flow);
    }
}
