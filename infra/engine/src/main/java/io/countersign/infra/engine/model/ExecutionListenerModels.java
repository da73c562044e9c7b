package io.countersign.infra.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.core.model.CoreModelElement;

/**
 * The execution listeners of an element or a process, in the order of the model.
 *
 * @param start before its work
 * @param end after its work
 */
public record ExecutionListenerModels(List<ListenerModel> start, List<ListenerModel> end) {
    /** How many of one kind an element may have. */
    public static final int MOST = 1000;

    private static final String PROPERTY = "c8:execution-listeners";
    private static final ExecutionListenerModels NONE = new ExecutionListenerModels(List.of(), List.of());

    public static ExecutionListenerModels of(@Nullable CoreModelElement element) {
        return element != null && element.getProperty(PROPERTY) instanceof ExecutionListenerModels model ? model : NONE;
    }

    public void attachTo(CoreModelElement element) {
        element.setProperty(PROPERTY, this);
    }

    public boolean isEmpty() {
        return start.isEmpty() && end.isEmpty();
    }
}
