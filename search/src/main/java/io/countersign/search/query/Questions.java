package io.countersign.search.query;

import io.countersign.outbox.Outward;
import io.countersign.person.Known;
import io.countersign.person.People;
import io.countersign.pseudonym.Pseudonyms;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Questions as the trail keeps them, and other records that outlast a name: whom they are about stands in them as a subject. */
@Component
@Outward
public class Questions {
    /** In the place of a name that nobody has: what was typed may still be one. */
    static final String NOBODY = "nobody-known";

    private final People people;

    Questions(People people) {
        this.people = people;
    }

    /** Without names: not of whom it is about, nor among the words where they are somebody's name. */
    public HistoryQuestion nameless(HistoryQuestion question) {
        HistoryQuestion kept = question;
        if (question.actor() != null && !Pseudonyms.isOne(question.actor())) {
            kept = kept.by(
                    people.subjects(question.actor()).stream().findFirst().orElse(NOBODY));
        }
        if (question.text() != null) {
            List<String> named = people.named(question.text());
            kept = named.isEmpty() ? kept : kept.saying(String.join(" ", named));
        }
        return kept;
    }

    /** As people read it: with the username of whom it is about. */
    HistoryQuestion named(HistoryQuestion kept) {
        return Optional.ofNullable(kept.actor())
                .flatMap(people::find)
                .map(Known::username)
                .map(kept::by)
                .orElse(kept);
    }
}
