package io.countersign.api.member;

import io.countersign.member.Invitation;
import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person to be invited.
 *
 * @param mail also the name to sign in with
 * @param language {@code en} or {@code zh-CN}
 * @param skills none where left out
 */
record InvitationBody(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String mail,
        @Nullable String language,
        @Nullable List<String> roles,
        @Nullable List<String> skills) {

    /** @throws Invalid naming every missing field, and every role that is none */
    Invitation invitation() {
        List<Violation> missing = new ArrayList<>();
        Fields.require(missing, "firstName", firstName);
        Fields.require(missing, "lastName", lastName);
        Fields.require(missing, "mail", mail);
        Fields.require(missing, "language", language);
        Fields.require(missing, "roles", roles);
        if (firstName == null || lastName == null || mail == null || language == null || roles == null) {
            throw new Invalid(missing);
        }
        return new Invitation(
                firstName.strip(),
                lastName.strip(),
                mail.strip().toLowerCase(java.util.Locale.ROOT),
                language,
                Fields.roles(roles),
                skills == null ? List.of() : skills);
    }
}
