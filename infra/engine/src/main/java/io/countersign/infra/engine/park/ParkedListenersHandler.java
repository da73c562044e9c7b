package io.countersign.infra.engine.park;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandler;
import org.operaton.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;

/** Makes the jobs of an element's execution listeners again, an expression of which had failed. */
public final class ParkedListenersHandler implements JobHandler<ParkedListenersHandler.Place> {
    static final String TYPE = "parked-listeners";

    private final Again again;

    /** Makes the jobs of a place again, or fails as long as those of the listener at an index cannot be made. */
    @FunctionalInterface
    public interface Again {
        void listen(ExecutionEntity execution, String place, int index);
    }

    public ParkedListenersHandler(Again again) {
        this.again = again;
    }

    /**
     * Which listeners of the element.
     *
     * @param index of the one whose expression had failed
     */
    public record Place(String name, int index) implements JobHandlerConfiguration {
        @Override
        public String toCanonicalString() {
            return name + ":" + index;
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public Place newConfiguration(@Nullable String canonical) {
        String[] parts = Objects.requireNonNull(canonical).split(":", 2);
        return new Place(parts[0], Integer.parseInt(parts[1]));
    }

    @Override
    public void onDelete(Place configuration, JobEntity job) {
        // The job holds nothing else.
    }

    @Override
    public void execute(Place configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
        Parking.leaving(execution);
        try {
            again.listen(execution, configuration.name(), configuration.index());
        } finally {
            Parking.leaving(null);
        }
    }
}
