package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CandidateGroupTest {

    @Test
    void an_organisation_and_a_role() {
        assertThat(CandidateGroup.parse("supplier-east/annotator"))
                .isEqualTo(new CandidateGroup("supplier-east", Role.ANNOTATOR))
                .extracting(CandidateGroup::id)
                .isEqualTo("supplier-east/annotator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "supplier-east", "/annotator", "supplier-east/", "supplier-east/guest", "a/b/annotator"})
    void nothing_else(String id) {
        assertThatThrownBy(() -> CandidateGroup.parse(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void separations_are_a_comma_list() {
        assertThat(Separation.parse("other-organisation, not-any-earlier-hand"))
                .containsExactlyInAnyOrder(Separation.OTHER_ORGANISATION, Separation.NOT_ANY_EARLIER_HAND);
        assertThatThrownBy(() -> Separation.parse("other-person,")).isInstanceOf(IllegalArgumentException.class);
    }
}
