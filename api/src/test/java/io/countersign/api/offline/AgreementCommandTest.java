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

@DisplayName("countersign agreement")
class AgreementCommandTest {

    /** The table C of Krippendorff 2011: a row for each observer, a column for each unit. */
    private static final String[] OBSERVERS = {
        "1 2 3 3 2 1 4 1 2 - - -", "1 2 3 3 2 2 4 1 2 5 - -", "- 3 3 3 2 3 4 2 2 5 1 3", "1 2 3 3 2 4 4 1 2 5 1 -"
    };

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("ratings.csv"), content);
    }

    private Path krippendorff() throws IOException {
        StringBuilder lines = new StringBuilder("label,unit,remark,rater\n");
        for (int rater = 0; rater < OBSERVERS.length; rater++) {
            String[] labels = OBSERVERS[rater].split(" ");
            for (int unit = 0; unit < labels.length; unit++) {
                if (!labels[unit].equals("-")) {
                    lines.append(labels[unit] + ",u" + unit + ",\"a, b\"," + (char) ('A' + rater) + "\n");
                }
            }
        }
        return file(lines.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "alpha-nominal, unweighted, 0.743421052631579, 1e-9",
        "alpha-ordinal, unweighted, 0.815387503754881, 1e-9",
        "alpha-interval, unweighted, 0.849107142857143, 1e-9",
        "alpha-ratio, unweighted, 0.797402774711612, 1e-9",
        "fleiss, linear, 0.81794, 6e-6",
        "ac2, quadratic, 0.914, 6e-6",
        "ac1, unweighted, 0.77544, 6e-6",
        "conger, unweighted, 0.76282, 6e-6",
        "randolph, ordinal, 0.88636, 6e-6",
        "percent, bipolar, 0.968362193362193, 1e-9"
    })
    void has_the_values_of_R(String metric, String weights, double value, double tolerance) throws IOException {
        Ran ran = Ran.of(new AgreementCommand(), krippendorff(), "--metric", metric, "--weights", weights, "--json");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.json().at("/coefficients/0/value").asDouble()).isCloseTo(value, within(tolerance));
    }

    @Test
    void tells_intervals_classes_and_pairs() throws IOException {
        JsonNode json = Ran.of(
                        new AgreementCommand(),
                        krippendorff(),
                        "--metric=fleiss",
                        "--ci",
                        "--per-class",
                        "--per-pair",
                        "--json")
                .json();
        assertThat(json.at("/coefficients/0/stderr").asDouble()).isCloseTo(0.15302, within(6e-6));
        assertThat(json.at("/coefficients/0/high").asDouble()).isEqualTo(1);
        assertThat(json.at("/classes")).hasSize(5);
        assertThat(json.at("/pairs")).hasSize(6);
        assertThat(json.at("/pairs/0/units").asInt()).isEqualTo(9);
    }

    @Test
    void tells_all_that_the_table_allows_where_none_is_named() throws IOException {
        Ran ran = Ran.of(new AgreementCommand(), krippendorff(), "--ci", "bootstrap", "--replicates", "100");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .contains("raters   A, B, C, D", "alpha-ratio", "light", "-")
                .doesNotContain("cohen", "scott", "ac2");
    }

    @Test
    void takes_weights_of_ones_own_over_the_declared_scale() throws IOException {
        Path own = Files.writeString(folder.resolve("w.csv"), "1,0.5,0\n0.5,1,0.5\n0,0.5,1\n");
        Path ratings = file("unit,rater,label\n1,a,x\n1,b,y\n2,a,y\n2,b,y\n");
        String[] scale = {"--scale", "x,y,z", "--metric", "cohen", "--json"};
        Ran linear = Ran.of(
                new AgreementCommand(),
                ratings,
                "--weights",
                "linear",
                scale[0],
                scale[1],
                scale[2],
                scale[3],
                scale[4]);
        Ran given = Ran.of(
                new AgreementCommand(), ratings, "--weights", own, scale[0], scale[1], scale[2], scale[3], scale[4]);
        assertThat(given.json().at("/coefficients")).isEqualTo(linear.json().at("/coefficients"));
    }

    @Test
    void says_undefined_and_why() throws IOException {
        Path same = file("unit,rater,label\n1,a,x\n1,b,x\n");
        assertThat(Ran.of(new AgreementCommand(), same, "--metric", "cohen").out())
                .contains("undefined: everything is of one category (0/0)");
        assertThat(Ran.of(new AgreementCommand(), same, "--metric", "cohen", "--json")
                        .json()
                        .at("/coefficients/0/value/undefined")
                        .asString())
                .isEqualTo("no_variation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unit,rater\\n1,a|ratings.csv:1: no column label among unit, rater",
                "unit,rater,label\\n1,a,|ratings.csv:2: column label is empty",
                "unit,rater,label\\n1,a|ratings.csv:2: 2 columns, the header has 3",
                "unit,rater,label\\n1,a,x\\n1,b,w|ratings.csv:3: column label has w, the scale x, y",
                "unit,rater,label\\n1,a,x\\n1,a,y|ratings.csv:3: rater a rated unit 1 on line 2 already",
                "''|ratings.csv:1: the file is empty"
            })
    void names_the_place_of_bad_input(String content, String message) throws IOException {
        Ran ran = Ran.of(new AgreementCommand(), file(content.replace("\\n", "\n")), "--scale", "x,y");
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().strip()).isEqualTo(folder.resolve(message).toString());
    }

    @Test
    void refuses_what_a_metric_cannot_do() throws IOException {
        assertThat(Ran.of(new AgreementCommand(), krippendorff(), "--metric", "cohen")
                        .err())
                .contains("cohen compares two raters, the table has [A, B, C, D]");
        assertThat(Ran.of(new AgreementCommand(), krippendorff(), "--metric", "cohen", "--raters", "B,C")
                        .exit())
                .isZero();
        assertThat(Ran.of(new AgreementCommand(), krippendorff(), "--metric", "kappa")
                        .err())
                .startsWith("metric must be one of [percent,");
        assertThat(Ran.of(new AgreementCommand(), folder.resolve("none.csv")).err())
                .startsWith("there is no file");
    }
}
