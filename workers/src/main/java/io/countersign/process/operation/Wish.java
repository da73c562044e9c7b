package io.countersign.process.operation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is wanted of what runs, as it is kept. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Wish.Migrate.class, name = "migrate"),
    @JsonSubTypes.Type(value = Wish.Retry.class, name = "retry"),
    @JsonSubTypes.Type(value = Wish.SetVariable.class, name = "set-variable"),
    @JsonSubTypes.Type(value = Wish.Cancel.class, name = "cancel")
})
public sealed interface Wish {

    /** The process whose instances it concerns. */
    String processId();

    /** As JSON and events name it. */
    String kind();

    /** Whether it concerns one thing only: such a wish is carried out at once. */
    boolean concernsOne();

    /**
     * @param mapping target element by source element
     * @param instances which; empty for all that run on the version
     */
    record Migrate(String processId, int from, int to, Map<String, String> mapping, List<Long> instances)
            implements Wish {
        @Override
        public String kind() {
            return "migrate";
        }

        @Override
        public boolean concernsOne() {
            return instances.size() == 1;
        }
    }

    /**
     * @param incident the one; null for all of the version that fit
     * @param element null for any
     * @param errorType as the engine names it; null for any
     * @param retries that its job is given
     */
    record Retry(
            String processId,
            int version,
            @Nullable Long incident,
            @Nullable String element,
            @Nullable String errorType,
            int retries)
            implements Wish {
        @Override
        public String kind() {
            return "retry";
        }

        @Override
        public boolean concernsOne() {
            return incident != null;
        }
    }

    /**
     * @param scope key of the element instance, or of the instance itself, that it is set at
     * @param before what it was when it was asked for; null where there was none
     */
    record SetVariable(
            String processId,
            int version,
            long instance,
            long scope,
            String name,
            @Nullable JsonNode before,
            JsonNode value)
            implements Wish {
        @Override
        public String kind() {
            return "set-variable";
        }

        @Override
        public boolean concernsOne() {
            return true;
        }
    }

    record Cancel(String processId, int version, long instance) implements Wish {
        @Override
        public String kind() {
            return "cancel";
        }

        @Override
        public boolean concernsOne() {
            return true;
        }
    }
}
