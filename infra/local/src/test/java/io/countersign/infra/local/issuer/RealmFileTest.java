package io.countersign.infra.local.issuer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RealmFileTest {
    private final Realm realm = RealmFile.read(Map.of());

    @Test
    void has_the_manufacturer_and_two_suppliers() {
        assertThat(realm.organizations())
                .extracting(
                        RealmOrganization::alias,
                        company -> company.attributes().get("side"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("meridian", List.of("manufacturer")),
                        org.assertj.core.groups.Tuple.tuple("supplier-east", List.of("supplier")),
                        org.assertj.core.groups.Tuple.tuple("supplier-west", List.of("supplier")));
    }

    @Test
    void has_people_for_every_step_on_each_side() {
        Map<String, TreeSet<String>> roles = realm.users().stream()
                .filter(RealmUser::isPerson)
                .collect(groupingBy(
                        user -> realm.organizationsOf(user).get(0),
                        mapping(user -> user.roles().get(0), toCollection(TreeSet::new))));
        assertThat(roles.get("meridian"))
                .containsExactly(
                        "adjudicator", "auditor", "inspector", "job-owner", "org-admin", "process-admin", "signatory");
        assertThat(roles.get("supplier-east")).containsExactly("annotator", "org-admin", "reviewer", "signatory");
        assertThat(roles.get("supplier-west")).isEqualTo(roles.get("supplier-east"));
    }

    @Test
    void gives_every_person_one_organization_and_an_id_of_its_own() {
        assertThat(realm.users().stream().filter(RealmUser::isPerson))
                .allSatisfy(user -> assertThat(realm.organizationsOf(user)).hasSize(1));
        assertThat(realm.users()).extracting(RealmUser::id).doesNotHaveDuplicates();
    }

    @Test
    void takes_passwords_and_secrets_from_the_environment_where_it_names_them() {
        Realm other = RealmFile.read(Map.of("COUNTERSIGN_DEMO_PASSWORD", "a \"quoted\" one"));
        assertThat(other.user("east-annotator-1").orElseThrow().password()).isEqualTo("a \"quoted\" one");
        assertThat(realm.user("east-annotator-1").orElseThrow().password()).isEqualTo("countersign-demo");
    }
}
