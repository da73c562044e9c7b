package io.countersign.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.json.JsonConfiguration;
import io.countersign.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PolicyCheckTest {
    private static final JsonMapper json =
            new AnnotationConfigApplicationContext(JsonConfiguration.class).getBean(JsonMapper.class);

    @Test
    void finds_nothing_in_the_standard_policy() {
        assertThat(PolicyCheck.check(Policy.standard())).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            packageSize                      | 0
            packageSize                      | 1001
            packagesPerLot                   | 0
            packagesPerLot                   | 1001
            maxOpenPackages                  | 0
            maxOpenPackages                  | 10001
            overlap                          | 0
            overlap                          | 21
            extraAnnotators                  | -1
            extraAnnotators                  | 11
            agreementThreshold               | -0.01
            agreementThreshold               | 1.01
            agreedShare                      | 1.5
            review                           | null
            maxRounds                        | 0
            maxRounds                        | 11
            consolidation                    | null
            consolidation.strategy           | "dice"
            consolidation.strategy           | "single"
            consolidation.threshold          | 2
            consolidation.windowSize         | -1
            consolidation.probationaryPercent| 1.1
            inspection                       | null
            inspection.level                 | "IV"
            inspection.aql                   | "1.1"
            inspection.aql                   | "many"
            reservation                      | "PT59S"
            dueAfter                         | "PT0S"
            expiresAfter                     | "PT1H"
            expiresAfter                     | "P400D"
            signaturesNeeded                 | 1
            signaturesNeeded                 | 6
            priority                         | -1
            priority                         | 101
            screening                        | null
            screening.nearDuplicateBits      | 9
            screening.maxGapShare            | -0.1
            distribution.order               | "uncertain"
            distribution.overlapShare        | 1.1
            distribution.pushUpTo            | 51
            distribution.offerFor            | "PT1S"
            distribution.skills              | [""]
            distribution.quotas              | [{"organisation":"a","percent":60}]
            """)
    void names_the_field_that_is_out_of_range(String field, String value) {
        ObjectNode policy = (ObjectNode) json.valueToTree(Policy.standard());
        ObjectNode owner = policy;
        String[] path = field.split("\\.");
        if (path.length == 2) {
            owner = (ObjectNode) policy.get(path[0]);
        }
        owner.set(path[path.length - 1], json.readTree(value));
        assertThat(PolicyCheck.check(json.treeToValue(policy, Policy.class)))
                .extracting(Violation::field)
                .containsExactly("policy." + field);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://model,PT1S,modelAssistance.url",
        "not a url,PT1S,modelAssistance.url",
        "http://model:9090,PT5M,modelAssistance.timeout"
    })
    void names_what_is_wrong_with_the_model(String url, String timeout, String field) {
        ObjectNode policy = (ObjectNode) json.valueToTree(Policy.standard());
        policy.set("modelAssistance", json.createObjectNode().put("url", url).put("timeout", timeout));
        assertThat(PolicyCheck.check(json.treeToValue(policy, Policy.class)))
                .extracting(Violation::field)
                .containsExactly("policy." + field);
    }
}
