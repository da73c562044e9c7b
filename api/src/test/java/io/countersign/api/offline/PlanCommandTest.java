package io.countersign.api.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("countersign plan")
class PlanCommandTest {

    @TempDir
    private Path folder;

    @Test
    void gives_letter_numbers_and_curve() {
        JsonNode plan = Ran.of(
                        new PlanCommand(),
                        "--lot",
                        200,
                        "--level",
                        "II",
                        "--aql",
                        "1.0",
                        "--severity",
                        "normal",
                        "--json")
                .json();
        assertThat(plan.at("/letter").asString()).isEqualTo("H");
        assertThat(plan.at("/lot_letter").asString()).isEqualTo("G");
        assertThat(plan.at("/arrow").asString()).isEqualTo("down");
        assertThat(plan.at("/n").asInt()).isEqualTo(50);
        assertThat(plan.at("/ac").asInt()).isEqualTo(1);
        assertThat(plan.at("/re").asInt()).isEqualTo(2);
        assertThat(plan.at("/process")).hasSize(9);
        assertThat(plan.at("/this_lot/4/accepted").asDouble()).isCloseTo(0.7393570683752557, within(1e-10));
    }

    @Test
    void inspects_a_small_lot_whole() {
        assertThat(Ran.of(new PlanCommand(), "--lot", 30, "--aql", "0.10").out())
                .contains("whole_lot     true", "n             30");
    }

    @Test
    void counts_nonconformities_above_ten() {
        JsonNode plan =
                Ran.of(new PlanCommand(), "--lot", 1000, "--aql", 40, "--json").json();
        assertThat(plan.at("/distribution").asString()).isEqualTo("poisson");
        assertThat(plan.has("this_lot")).isFalse();
    }

    @Test
    void accepts_none_where_asked() {
        JsonNode plan = Ran.of(new PlanCommand(), "--lot", 200, "--limiting-quality", "2", "--json")
                .json();
        assertThat(plan.at("/nonconforming_to_catch").asInt()).isEqualTo(4);
        assertThat(plan.at("/this_lot/4/accepted").asDouble()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void reads_tables_of_ones_own() throws IOException {
        Path letters = Files.writeString(
                folder.resolve("l.csv"), "lot_min,lot_max,S-1,S-2,S-3,S-4,I,II,III\n2,,A,A,A,A,A,A,A\n");
        Path plans = Files.writeString(
                folder.resolve("p.csv"), "severity,letter,aql,plan_letter,n,ac,re,arrow\nnormal,A,3,A,7,1,2,\n");
        Ran ran = Ran.of(new PlanCommand(), "--lot", 99, "--aql", 3, "--letters", letters, "--plans", plans, "--json");
        assertThat(ran.json().at("/n").asInt()).isEqualTo(7);
        Files.writeString(plans, "severity,letter,aql,plan_letter,n,ac,re,arrow\nnormal,A,3,A,many,1,2,\n");
        assertThat(Ran.of(new PlanCommand(), "--lot", 99, "--aql", 3, "--letters", letters, "--plans", plans)
                        .err())
                .contains("p.csv:2: column 5 is no whole number: many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lot 200 --aql 1.1|aql must be one of [0.01, 0.015,",
                "--lot 0 --aql 1.0|lot size must be at least 1, was 0",
                "--lot 200 --aql 1 --level IV|inspection level must be one of [S-1,",
                "--lot 200 --aql 1 --severity loose|severity must be one of [normal,",
                "--lot 200|plan takes --aql or --limiting-quality, one of them",
                "--lot 200 --aql 1 --plans x|tables of your own are two: --letters and --plans"
            })
    void refuses_what_there_is_no_plan_for(String arguments, String message) {
        Ran ran = Ran.of(new PlanCommand(), (Object[]) arguments.split(" "));
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
    }
}
