package io.countersign.infra.engine.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.core.model.CoreModelElement;
import org.operaton.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * The zeebe extensions of a flow node.
 *
 * @param headers zeebe:taskHeaders, in the order of the model
 * @param hasInputs whether it has input mappings
 * @param hasOutputs whether it has output mappings; if so a job's variables stay local until they are mapped
 * @param userTask what a user task says, null for any other element
 */
public record ElementModel(
        Map<String, String> headers,
        boolean hasInputs,
        boolean hasOutputs,
        @Nullable UserTaskModel userTask) {
    private static final String PROPERTY = "c8:model";
    private static final ElementModel NONE = new ElementModel(Map.of(), false, false, null);

    public static ElementModel of(@Nullable CoreModelElement element) {
        if (element != null && element.getProperty(PROPERTY) instanceof ElementModel model) {
            return model;
        }
        return NONE;
    }

    /** The id of the process or subprocess that an element is in. */
    public static String scopeId(ActivityImpl element) {
        return element.getFlowScope() instanceof ProcessDefinitionEntity process
                ? process.getKey()
                : element.getFlowScope().getId();
    }

    public void attachTo(CoreModelElement element) {
        element.setProperty(PROPERTY, this);
    }
}
