package io.countersign.processes;

/**
 * The people who hold a role in an organisation, spelled {@code ORGANISATION/ROLE} in a process, such as
 * {@code supplier-east/annotator}.
 */
public record CandidateGroup(String organisation, Role role) implements Identified {

    public CandidateGroup {
        if (organisation.isBlank() || organisation.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "An organisation's id has no slash and is not empty: \"" + organisation + "\"");
        }
    }

    /** @throws IllegalArgumentException if the text is not an organisation, a slash and a {@link Role} */
    public static CandidateGroup parse(String id) {
        int slash = id.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Not ORGANISATION/ROLE: \"" + id + "\"");
        }
        return new CandidateGroup(id.substring(0, slash), Identified.of(Role.class, id.substring(slash + 1)));
    }

    @Override
    public String id() {
        return organisation + "/" + role.id();
    }
}
