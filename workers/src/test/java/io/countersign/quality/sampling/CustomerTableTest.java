package io.countersign.quality.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A customer's own tables")
class CustomerTableTest {

    private static final String LETTERS =
            "lot_min,lot_max,S-1,S-2,S-3,S-4,I,II,III\n2,50,A,A,A,A,A,A,B\n51,500,A,A,A,A,A,B,B\n";
    private static final String PLANS =
            "severity,letter,aql,plan_letter,n,ac,re,arrow\nnormal,A,1.0,A,5,0,1,\nnormal,B,1.0,A,5,0,1,up\n";

    private static SamplingPlans read(String letters, String plans) throws IOException {
        return SamplingPlans.read("letters", new StringReader(letters), "plans", new StringReader(plans));
    }

    private static SamplingPlan plan(SamplingPlans plans, int lot, Severity severity) {
        return plans.plan(lot, InspectionLevel.II, BigDecimal.ONE, severity);
    }

    @Test
    void give_plans_as_ours_do() throws IOException {
        SamplingPlan plan = plan(read("# ours\n" + LETTERS, PLANS), 400, Severity.NORMAL);
        assertThat(plan.lotLetter()).isEqualTo("B");
        assertThat(plan.letter()).isEqualTo("A");
        assertThat(plan.arrow()).isEqualTo(Arrow.UP);
        assertThat(plan.sampleSize()).isEqualTo(5);
    }

    @Test
    void may_be_those_of_the_class_path() throws IOException {
        try (Reader letters = ours("mil-std-105e-letters.csv");
                Reader cells = ours("mil-std-105e-single.csv")) {
            SamplingPlans read = SamplingPlans.read("letters", letters, "plans", cells);
            assertThat(plan(read, 200, Severity.NORMAL)).isEqualTo(plan(SamplingPlans.mil105e(), 200, Severity.NORMAL));
        }
    }

    private static Reader ours(String name) {
        return new InputStreamReader(SamplingPlans.class.getResourceAsStream(name), StandardCharsets.UTF_8);
    }

    @Test
    void say_what_they_do_not_have() throws IOException {
        SamplingPlans plans = read(LETTERS, PLANS);
        assertThatThrownBy(() -> plan(plans, 501, Severity.NORMAL)).hasMessage("the table ends before a lot of 501");
        assertThatThrownBy(() -> plan(plans, 50, Severity.REDUCED))
                .hasMessage("the table has no plan for letter A, AQL 1, reduced");
        assertThatThrownBy(() -> plans.plan(50, InspectionLevel.II, new BigDecimal("2.5"), Severity.NORMAL))
                .hasMessage("aql must be one of [1], was 2.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "normal,B,1.0,B,x,0,1,|plans:4: column 5 is no whole number: x",
                "loose,B,1.0,B,5,0,1,|plans:4: column 1: severity must be one of [normal, tightened, reduced], was loose",
                "normal,B,one,B,5,0,1,|plans:4: column 3 is no number: one",
                "normal,B,1.0,B,5,1,1,|plans:4: no plan: n 5, 1/1",
                "normal,B,1.00,B,5,0,1,|plans:4: a second plan for normal, B, 1.00",
                "normal,C,1.0,B,5,0,1,left|plans:4: column 8 must be empty, up or down, was left",
                "normal,C,1.0|plans:4: 3 columns, it takes 8"
            })
    void are_refused_with_the_place_of_the_fault(String line, String message) {
        assertThatThrownBy(() -> read(LETTERS, PLANS + line + "\n")).hasMessage(message);
    }

    @Test
    void have_rows_of_growing_lots() {
        assertThatThrownBy(() -> read(LETTERS + "501,400,A,A,A,A,A,B,B\n", PLANS))
                .hasMessage("letters:4: lot_max must grow from line to line, was 400");
        assertThatThrownBy(() -> read("lot_min\n", PLANS)).hasMessage("letters has no rows");
    }
}
