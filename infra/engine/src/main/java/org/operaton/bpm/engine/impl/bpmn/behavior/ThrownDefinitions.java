package org.operaton.bpm.engine.impl.bpmn.behavior;

import org.operaton.bpm.engine.impl.bpmn.parser.CompensateEventDefinition;
import org.operaton.bpm.engine.impl.bpmn.parser.Escalation;

/** What throwing events keep to themselves. */
public final class ThrownDefinitions {
    private ThrownDefinitions() {}

    public static Escalation of(ThrowEscalationEventActivityBehavior event) {
        return event.escalation;
    }

    public static CompensateEventDefinition of(CompensationEventActivityBehavior event) {
        return event.compensateEventDefinition;
    }
}
