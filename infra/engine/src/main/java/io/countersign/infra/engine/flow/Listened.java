package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.job.ExecutionListeners;
import java.util.List;
import org.operaton.bpm.engine.impl.bpmn.behavior.BoundaryEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.CompensationEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventSubProcessActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.EventSubProcessStartEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.NoneEndEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.NoneStartEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ParallelGatewayActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.TerminateEndEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ThrowEscalationEventActivityBehavior;
import org.operaton.bpm.engine.impl.bpmn.behavior.ThrownDefinitions;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.operaton.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Elements that are Operaton's own, where execution listeners stand before or after them. */
public final class Listened {
    private Listened() {}

    /** What to use in the place of a behaviour, itself where it asks for listeners already. */
    public static ActivityBehavior of(ActivityBehavior drawn) {
        Class<?> type = drawn.getClass();
        if (type == NoneStartEventActivityBehavior.class) {
            return new Start();
        } else if (type == EventSubProcessStartEventActivityBehavior.class) {
            return new EventSubProcessStart(List.of());
        } else if (type == EventSubProcessActivityBehavior.class) {
            return new EventSubProcess();
        } else if (type == NoneEndEventActivityBehavior.class) {
            return new NoneEnd();
        } else if (type == TerminateEndEventActivityBehavior.class) {
            return new TerminateEnd();
        } else if (type == BoundaryEventActivityBehavior.class) {
            return new BoundaryEvent();
        } else if (type == ParallelGatewayActivityBehavior.class) {
            return new ParallelGateway();
        } else if (type == EventBasedGatewayActivityBehavior.class) {
            return new EventGateway();
        } else if (drawn instanceof ThrowEscalationEventActivityBehavior escalation) {
            return new EscalationThrow(escalation);
        } else if (drawn instanceof CompensationEventActivityBehavior compensation) {
            return new CompensationThrow(compensation);
        }
        return drawn;
    }

    private static final class Start extends NoneStartEventActivityBehavior {
        @Override
        public void execute(ActivityExecution execution) throws Exception {
            if (!ExecutionListeners.holdBefore(execution)) {
                super.execute(execution);
            }
        }

        @Override
        public void leave(ActivityExecution execution) {
            if (!ExecutionListeners.stay(execution, this)) {
                super.leave(execution);
            }
        }
    }

    private static final class EventSubProcess extends EventSubProcessActivityBehavior {
        @Override
        public void leave(ActivityExecution execution) {
            if (!ExecutionListeners.stay(execution, this)) {
                super.leave(execution);
            }
        }
    }

    private static final class NoneEnd extends NoneEndEventActivityBehavior implements ExecutionListeners.EndsAtOnce {
        @Override
        public void execute(ActivityExecution execution) throws Exception {
            if (!ExecutionListeners.holdBefore(execution) && !ExecutionListeners.holdAfter(execution)) {
                super.execute(execution);
            }
        }
    }

    private static final class TerminateEnd extends TerminateEndEventActivityBehavior
            implements ExecutionListeners.EndsAtOnce {
        @Override
        public void execute(ActivityExecution execution) throws Exception {
            if (!ExecutionListeners.holdBefore(execution) && !ExecutionListeners.holdAfter(execution)) {
                super.execute(execution);
            }
        }
    }

    /** Its listeners run for each token that arrives. */
    private static final class ParallelGateway extends ParallelGatewayActivityBehavior {
        @Override
        public void execute(ActivityExecution execution) throws Exception {
            if (!ExecutionListeners.holdBefore(execution)) {
                super.execute(execution);
            }
        }
    }

    private static final class EventGateway extends EventBasedGatewayActivityBehavior {
        @Override
        public void execute(ActivityExecution execution) throws Exception {
            if (!ExecutionListeners.holdBefore(execution)) {
                super.execute(execution);
            }
        }
    }

    private static final class EscalationThrow extends ThrowEscalationEventActivityBehavior {
        EscalationThrow(ThrowEscalationEventActivityBehavior drawn) {
            super(ThrownDefinitions.of(drawn));
        }

        @Override
        public void execute(ActivityExecution execution) throws Exception {
            if (!ExecutionListeners.holdBefore(execution)) {
                super.execute(execution);
            }
        }

        @Override
        public void leave(ActivityExecution execution) {
            if (!ExecutionListeners.stay(execution, this)) {
                super.leave(execution);
            }
        }
    }

    private static final class CompensationThrow extends CompensationEventActivityBehavior {
        CompensationThrow(CompensationEventActivityBehavior drawn) {
            super(ThrownDefinitions.of(drawn));
        }

        @Override
        public void execute(ActivityExecution execution) throws Exception {
            if (!ExecutionListeners.holdBefore(execution)) {
                super.execute(execution);
            }
        }

        @Override
        public void leave(ActivityExecution execution) {
            if (!ExecutionListeners.stay(execution, this)) {
                super.leave(execution);
            }
        }
    }
}
