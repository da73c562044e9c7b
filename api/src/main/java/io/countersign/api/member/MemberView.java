package io.countersign.api.member;

import io.countersign.member.Member;
import io.countersign.processes.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param id the subject of their tokens
 * @param language {@code en} or {@code zh-CN}; null where they have chosen none
 * @param enabled whether they can sign in
 */
record MemberView(
        String id,
        String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String mail,
        @Nullable String language,
        List<String> roles,
        List<String> skills,
        boolean enabled,
        int revision) {

    static MemberView of(Member member) {
        return new MemberView(
                member.id(),
                member.username(),
                member.firstName(),
                member.lastName(),
                member.mail(),
                member.language(),
                member.roles().stream().map(Role::id).sorted().toList(),
                member.skills(),
                member.enabled(),
                member.revision());
    }
}
