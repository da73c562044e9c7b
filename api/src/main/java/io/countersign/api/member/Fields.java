package io.countersign.api.member;

import io.countersign.problem.Invalid;
import io.countersign.problem.Violation;
import io.countersign.processes.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is sent of members. */
final class Fields {
    private Fields() {}

    static void require(List<Violation> missing, String field, @Nullable Object value) {
        if (value == null) {
            missing.add(new Violation(field, "is missing"));
        }
    }

    /** @throws Invalid naming each that is no role */
    static Set<Role> roles(List<String> ids) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<Violation> unknown = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Optional<Role> role = Role.of(ids.get(i));
            if (role.isPresent()) {
                roles.add(role.get());
            } else {
                unknown.add(new Violation("roles[" + i + "]", "is no role: {0}", ids.get(i)));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Invalid(unknown);
        }
        return roles;
    }
}
