package io.countersign.member;

import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.processes.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be said of a member. */
final class MemberCheck {
    private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
    private static final Pattern SKILL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0,39}");
    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_SKILLS = 50;

    private final List<Violation> violations = new ArrayList<>();

    static void invitation(Invitation invitation, Company company) {
        MemberCheck check = new MemberCheck();
        check.name("firstName", invitation.firstName());
        check.name("lastName", invitation.lastName());
        if (!MAIL.matcher(invitation.mail()).matches()) {
            check.violations.add(new Violation("mail", "is no mail address"));
        }
        check.language(invitation.language());
        check.work(invitation.roles(), invitation.skills(), company);
        check.end();
    }

    static void change(Collection<Role> roles, List<String> skills, @Nullable String language, Company company) {
        MemberCheck check = new MemberCheck();
        if (language != null) {
            check.language(language);
        }
        check.work(roles, skills, company);
        check.end();
    }

    static void reason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Invalid("reason", "is missing");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Invalid("reason", "has more than {0} characters", LONGEST_REASON);
        }
    }

    private void language(String language) {
        if (!LANGUAGES.contains(language)) {
            violations.add(new Violation("language", "must be en or zh-CN"));
        }
    }

    private void name(String field, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            violations.add(new Violation(field, "must have 1 to {0} characters", LONGEST_NAME));
        }
    }

    private void work(Collection<Role> roles, List<String> skills, Company company) {
        for (Role role : roles) {
            if (!company.allows(role)) {
                violations.add(new Violation("roles", "may not hold {0} in a supplier", role.id()));
            }
        }
        if (skills.size() > MOST_SKILLS) {
            violations.add(new Violation("skills", "are more than {0}", MOST_SKILLS));
        }
        for (int i = 0; i < skills.size(); i++) {
            if (!SKILL.matcher(skills.get(i)).matches()) {
                violations.add(
                        new Violation("skills[" + i + "]", "must have 1 to 40 letters, digits, spaces, . _ + or -"));
            }
        }
    }

    private void end() {
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }
}
