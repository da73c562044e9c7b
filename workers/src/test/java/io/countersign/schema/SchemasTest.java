package io.countersign.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.Invalid;
import io.countersign.problem.NotFound;
import io.countersign.problem.Stale;
import io.countersign.problem.Violation;
import io.countersign.problem.WrongState;
import io.countersign.processes.Role;
import io.countersign.testing.Domain;
import io.countersign.testing.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    private static final Domain domain = new Domain();
    private static final Actor.Person STRANGER = Seed.person("x", "supplier-east", Role.JOB_OWNER);
    private final Schemas schemas = domain.get(Schemas.class);

    @AfterAll
    static void close() {
        domain.close();
    }

    @Test
    void gives_a_name_one_version_after_the_other_and_keeps_the_document_whole() {
        Schema first = schemas.create(Seed.OWNER, "Pumps", Seed.document());
        Schema second = schemas.create(Seed.OWNER, "Pumps", Seed.document());
        assertThat(List.of(first.version(), second.version())).containsExactly(1, 2);
        assertThat(schemas.get(first.id()).document()).isEqualTo(Seed.document());
    }

    @Test
    void lets_an_edit_count_only_for_who_has_seen_the_last_one() {
        Schema schema = schemas.create(Seed.OWNER, "Edited", Seed.document());
        Schema edited = schemas.edit(Seed.OWNER, schema.id(), 1, Seed.document());
        assertThat(edited.revision()).isEqualTo(2);
        assertThatThrownBy(() -> schemas.edit(Seed.OWNER, schema.id(), 1, Seed.document()))
                .isInstanceOf(Stale.class);
    }

    @Test
    void changes_no_more_once_it_is_frozen() {
        Schema schema = schemas.create(Seed.OWNER, "Frozen", Seed.document());
        Schema frozen = schemas.freeze(Seed.OWNER, schema.id());
        domain.clock().advance(java.time.Duration.ofHours(1));
        assertThat(schemas.freeze(Seed.OWNER, schema.id()).frozenAt()).isEqualTo(frozen.frozenAt());
        assertThatThrownBy(() -> schemas.edit(Seed.OWNER, schema.id(), 1, Seed.document()))
                .isInstanceOf(WrongState.class);
    }

    @Test
    void does_not_exist_for_another_organisation() {
        Schema schema = schemas.create(Seed.OWNER, "Ours", Seed.document());
        assertThatThrownBy(() -> schemas.get(STRANGER, schema.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> schemas.edit(STRANGER, schema.id(), 1, Seed.document()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void is_made_by_job_owners_only() {
        Actor.Person annotator = Seed.person("a", "meridian", Role.ANNOTATOR);
        assertThatThrownBy(() -> schemas.create(annotator, "Mine", Seed.document()))
                .isInstanceOf(Refused.class);
    }

    static Stream<Arguments> unsound() {
        LabelClass sound = Seed.document().classes().get(0);
        Attribute twisted = Attribute.number("d", Seed.text("d"), false, "mm", 5.0, 1.0);
        return Stream.of(
                Arguments.of("no class", List.of(), "classes"),
                Arguments.of("a class twice", List.of(sound, sound), "classes[1].id"),
                Arguments.of("a null", Arrays.asList(sound, null), "document"),
                Arguments.of("an id with blanks", List.of(with("a b", "#000000", "box", null)), "classes[0].id"),
                Arguments.of("a colour by name", List.of(with("a", "red", "box", null)), "classes[0].colour"),
                Arguments.of("an unknown shape", List.of(with("a", "#000000", "blob", null)), "classes[0].shapes"),
                Arguments.of(
                        "a range upside down",
                        List.of(with("a", "#000000", "box", twisted)),
                        "classes[0].attributes[0].max"),
                Arguments.of(
                        "a choice without choices",
                        List.of(with("a", "#000000", "box", Attribute.choice("c", Seed.text("c"), true, List.of()))),
                        "classes[0].attributes[0].choices"),
                Arguments.of(
                        "one language only",
                        List.of(new LabelClass("a", new LocalText("", "A"), "#000000", List.of("box"), List.of())),
                        "classes[0].name.zh-CN"));
    }

    private static LabelClass with(String id, String colour, String shape, Attribute attribute) {
        return new LabelClass(
                id, Seed.text("x"), colour, List.of(shape), attribute == null ? List.of() : List.of(attribute));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsound")
    void is_refused_with_the_field_for(String what, List<LabelClass> classes, String field) {
        LabelSchema document = new LabelSchema(classes, List.of(), Seed.text("-"));
        assertThatThrownBy(() -> schemas.create(Seed.OWNER, "Unsound", document))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::field)
                                .contains(field));
    }
}
