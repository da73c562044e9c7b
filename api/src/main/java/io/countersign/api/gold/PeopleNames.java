package io.countersign.api.gold;

import io.countersign.identity.Actor;
import io.countersign.member.Colleague;
import io.countersign.member.Colleagues;
import io.countersign.pseudonym.Names;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What people are called to a reader: those of the own organisation by name, others as {@link Names} allows. */
@Component
class PeopleNames {
    private final Names names;
    private final Colleagues colleagues;

    PeopleNames(Names names, Colleagues colleagues) {
        this.names = names;
        this.colleagues = colleagues;
    }

    View seenBy(Actor.Person reader, long jobId) {
        Map<String, String> own = colleagues.of(reader.organisation()).stream()
                .collect(Collectors.toMap(Colleague::subject, Colleague::name));
        Names.View view = names.seenBy(reader);
        return (organisation, subject) -> {
            String pseudonym = view.pseudonym(jobId, "", organisation, subject);
            return pseudonym == null ? own.getOrDefault(subject, subject) : pseudonym;
        };
    }

    interface View {
        String of(String organisation, String subject);
    }
}
