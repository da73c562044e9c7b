package io.countersign.identity;

/**
 * People of one organisation with one role, written {@code organisation/role} in candidate groups of user tasks, for example
 * {@code supplier-east/annotator}.
 */
public record Group(String organisation, Role role) {

    /** @throws IllegalArgumentException where the text is not {@code organisation/role} with a known role */
    public static Group parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("candidate group '" + text + "' is not of the form organisation/role");
        }
        Role role = Role.of(text.substring(slash + 1))
                .orElseThrow(
                        () -> new IllegalArgumentException("candidate group '" + text + "' names an unknown role"));
        return new Group(text.substring(0, slash), role);
    }

    @Override
    public String toString() {
        return organisation + "/" + role.id();
    }
}
