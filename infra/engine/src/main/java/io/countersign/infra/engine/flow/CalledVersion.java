package io.countersign.infra.engine.flow;

import io.countersign.infra.engine.feel.Feel;
import io.countersign.infra.engine.store.EngineSql;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.delegate.VariableScope;
import org.operaton.bpm.engine.impl.core.model.BaseCallableElement.CallableElementBinding;
import org.operaton.bpm.engine.impl.core.model.CallableElement;
import org.operaton.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;

/**
 * Which version of a process a call activity calls.
 *
 * @param binding latest, deployment or versionTag
 * @param tag the version tag, null for another binding
 */
public record CalledVersion(String binding, @Nullable String tag) {

    /** No version with the tag is deployed. */
    static final class NotDeployed extends ProcessEngineException {
        NotDeployed(String processId, String tag) {
            super("Expected process with BPMN process id '" + processId + "' and version tag '" + tag
                    + "' to be deployed, but not found.");
        }
    }

    void bind(String processId, CallableElement called) {
        if (tag != null) {
            called.setBinding(CallableElementBinding.VERSION);
            called.setVersionValueProvider(new Tagged(processId, tag));
        } else {
            called.setBinding(
                    binding.equals("deployment") ? CallableElementBinding.DEPLOYMENT : CallableElementBinding.LATEST);
        }
    }

    /** The newest version with a tag. */
    private record Tagged(String processId, String tag) implements ParameterValueProvider {
        @Override
        public Object getValue(VariableScope scope) {
            String process = Feel.evaluateString(processId, scope);
            Integer version = EngineSql.queryOne(
                    "select max(version_) from act_re_procdef where key_ = ? and version_tag_ = ?",
                    row -> row.getObject(1, Integer.class),
                    process,
                    tag);
            if (version == null) {
                throw new NotDeployed(process, tag);
            }
            return version.toString();
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }
}
