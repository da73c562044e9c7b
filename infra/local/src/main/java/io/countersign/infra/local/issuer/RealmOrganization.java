package io.countersign.infra.local.issuer;

import java.util.List;
import java.util.Map;

/**
 * A company.
 *
 * @param alias its id everywhere in Countersign, and its value in the claim {@code organization}
 * @param attributes {@code side}: manufacturer or supplier
 */
public record RealmOrganization(String name, String alias, Map<String, List<String>> attributes, List<Member> members) {

    /** Who belongs to it. */
    public record Member(String username) {}

    boolean has(RealmUser user) {
        return members.stream().anyMatch(member -> member.username().equals(user.username()));
    }
}
