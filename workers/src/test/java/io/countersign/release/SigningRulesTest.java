package io.countersign.release;

import static io.countersign.release.SignatureKind.COUNTERSIGN;
import static io.countersign.release.SignatureKind.SIGN;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.processes.Role;
import io.countersign.testing.People;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

class SigningRulesTest {
    private static final String DIGEST = "d".repeat(64);

    static Stream<Arguments> signers() {
        Actor.Person east = signatory("east", "a");
        Actor.Person owner = signatory("maker", "b");
        return Stream.of(
                Arguments.of("a supplier's signatory", SIGN, east, List.of(), null),
                Arguments.of(
                        "somebody who is no signatory",
                        SIGN,
                        People.person("east", "a", Role.REVIEWER),
                        List.of(),
                        "signatory"),
                Arguments.of(
                        "a company that supplied nothing", SIGN, signatory("north", "a"), List.of(), "supplier-signs"),
                Arguments.of("the manufacturer for a supplier", SIGN, owner, List.of(), "supplier-signs"),
                Arguments.of(
                        "a supplier for the manufacturer", COUNTERSIGN, east, List.of(), "manufacturer-countersigns"),
                Arguments.of("the manufacturer", COUNTERSIGN, owner, List.of(), null),
                Arguments.of(
                        "the manufacturer's second", COUNTERSIGN, owner, List.of(by(COUNTERSIGN, "maker", "c")), null),
                Arguments.of(
                        "the manufacturer's first again",
                        COUNTERSIGN,
                        owner,
                        List.of(by(COUNTERSIGN, "maker", "b")),
                        "other-person"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signers")
    void may_sign_or_not(
            String name, SignatureKind kind, Actor.Person person, List<Consent> given, @Nullable String rule) {
        assertThat(SigningRules.objection(manifest("maker-owner"), kind, person, given)
                        .map(Refused::rule)
                        .orElse(null))
                .isEqualTo(rule);
    }

    static Stream<Arguments> consents() {
        Consent east = by(SIGN, "east", "a");
        Consent west = by(SIGN, "west", "a");
        Consent first = by(COUNTERSIGN, "maker", "a");
        Consent second = by(COUNTERSIGN, "maker", "b");
        Consent stranger = by(COUNTERSIGN, "east", "z");
        return Stream.of(
                Arguments.of("everybody", List.of(east, west, first, second), List.of()),
                Arguments.of(
                        "nobody",
                        List.of(),
                        List.of("east has not signed", "west has not signed", "2 more of maker must countersign")),
                Arguments.of("one supplier less", List.of(west, first, second), List.of("east has not signed")),
                Arguments.of(
                        "one countersignature less",
                        List.of(east, west, first),
                        List.of("1 more of maker must countersign")),
                Arguments.of(
                        "a countersignature from outside",
                        List.of(east, west, first, stranger),
                        List.of("1 more of maker must countersign")),
                Arguments.of(
                        "one person twice",
                        List.of(east, west, first, first),
                        List.of("maker-a signed twice", "1 more of maker must countersign")),
                Arguments.of(
                        "another manifest",
                        List.of(east, west, first, new Consent(COUNTERSIGN, "maker-b", "maker", "e".repeat(64))),
                        List.of("maker-b signed another manifest")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("consents")
    void a_release_is_complete_or_lacks(String name, List<Consent> given, List<String> missing) {
        assertThat(SigningRules.missing(manifest("maker-owner"), DIGEST, given)).isEqualTo(missing);
    }

    private static Actor.Person signatory(String organisation, String name) {
        return People.person(organisation, name, Role.SIGNATORY);
    }

    private static Consent by(SignatureKind kind, String organisation, String name) {
        return new Consent(kind, organisation + "-" + name, organisation, DIGEST);
    }

    private static Manifest manifest(String creator) {
        return new Manifest(
                Manifest.FORMAT,
                new Manifest.JobEntry("1", "job", "maker", creator),
                1,
                Instant.EPOCH,
                "worker:build-release",
                new Manifest.SchemaEntry("1", "schema", 1, DIGEST),
                JsonNodeFactory.instance.objectNode(),
                List.of("east", "west"),
                2,
                0,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new Manifest.EventHead("job:1", 1, null));
    }
}
