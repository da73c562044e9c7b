package io.countersign.paths;

import io.countersign.testing.Plant;
import io.countersign.testing.SharedPlant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its {@link JobCases}, and ends them after it. */
final class InPlant implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(InPlant.class);
    private final SharedPlant plants = new SharedPlant();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JobCases.class || plants.supportsParameter(parameter, context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Plant plant = (Plant) plants.resolveParameter(parameter, context);
        if (parameter.getParameter().getType() == Plant.class) {
            return plant;
        }
        JobCases jobs = new JobCases(plant);
        context.getStore(NAMESPACE).put(JobCases.class, jobs);
        return jobs;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        JobCases jobs = context.getStore(NAMESPACE).get(JobCases.class, JobCases.class);
        if (jobs != null) {
            jobs.end();
        }
    }
}
