package io.countersign.api.member;

import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member is to hold from now on.
 *
 * @param roles all of them
 * @param skills all of them
 * @param language {@code en} or {@code zh-CN}; stays where left out
 */
record MemberBody(
        @Nullable List<String> roles,
        @Nullable List<String> skills,
        @Nullable String language) {

    /** Roles and skills, both there. */
    record Whole(List<String> roles, List<String> skills) {}

    /** @throws Invalid naming what is missing */
    Whole whole() {
        List<Violation> missing = new ArrayList<>();
        Fields.require(missing, "roles", roles);
        Fields.require(missing, "skills", skills);
        if (roles == null || skills == null) {
            throw new Invalid(missing);
        }
        return new Whole(roles, skills);
    }
}
