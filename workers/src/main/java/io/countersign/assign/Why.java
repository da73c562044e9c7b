package io.countersign.assign;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.countersign.problem.Text;
import java.util.List;

/** The rule by which a task stands where it stands, or came into the hands that it is in, with the figures that it went by. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Why.InTurn.class, name = "in-turn"),
    @JsonSubTypes.Type(value = Why.LeastAgreed.class, name = "least-agreed"),
    @JsonSubTypes.Type(value = Why.Uncertain.class, name = "uncertain"),
    @JsonSubTypes.Type(value = Why.KeepsSeries.class, name = "keeps-series"),
    @JsonSubTypes.Type(value = Why.LeastLoad.class, name = "least-load"),
    @JsonSubTypes.Type(value = Why.Chosen.class, name = "chosen"),
    @JsonSubTypes.Type(value = Why.ByLead.class, name = "by-lead")
})
public sealed interface Why {

    /** For leads: it may say what annotators must not know of each other. */
    Text text();

    /** By priority, and then by due date. */
    record InTurn() implements Why {
        @Override
        public Text text() {
            return Text.of("In turn: by priority, then the earliest due.");
        }
    }

    /** @param agreement mean over the items, 0 to 1 */
    record LeastAgreed(double agreement) implements Why {
        @Override
        public Text text() {
            return Text.of("Its annotators agree to {0} % so far: the least agreed come first.", percent(agreement));
        }
    }

    /** @param score of the model, mean over the items, 0 to 1 */
    record Uncertain(double score) implements Why {
        @Override
        public Text text() {
            return Text.of("The model is {0} % sure of its items: the least sure come first.", percent(score));
        }
    }

    record KeepsSeries(String series) implements Why {
        @Override
        public Text text() {
            return Text.of("Offered to who labels the other items of {0}.", series);
        }
    }

    /**
     * @param load tasks that they were offered or had in hand
     * @param people that had the role and the skills, and whom no rule kept from it
     */
    record LeastLoad(int load, int people, List<String> skills) implements Why {
        @Override
        public Text text() {
            return skills.isEmpty()
                    ? Text.of("Offered to the one of {0} people with the least to do: {1} tasks.", people, load)
                    : Text.of(
                            "Offered to the one of {0} people who can do {1} with the least to do: {2} tasks.",
                            people, String.join(", ", skills), load);
        }
    }

    record Chosen() implements Why {
        @Override
        public Text text() {
            return Text.of("Chosen from the list by its holder.");
        }
    }

    record ByLead() implements Why {
        @Override
        public Text text() {
            return Text.of("Given by a lead.");
        }
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }
}
