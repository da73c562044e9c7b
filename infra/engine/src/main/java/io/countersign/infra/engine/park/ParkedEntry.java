package io.countersign.infra.engine.park;

import org.operaton.bpm.engine.impl.interceptor.AtomicOperationInvocation;
import org.operaton.bpm.engine.impl.jobexecutor.AsyncBeforeMessageJobDeclaration;
import org.operaton.bpm.engine.impl.persistence.entity.MessageEntity;
import org.operaton.bpm.engine.impl.pvm.process.ActivityImpl;

/** The job that stands before an element whose entry failed. It has one attempt; then it is an incident. */
public final class ParkedEntry extends AsyncBeforeMessageJobDeclaration {
    public ParkedEntry(ActivityImpl activity) {
        // Not "async-before": the parser removes such declarations when the model does not ask for them.
        setJobConfiguration("parked-entry");
        setActivity(activity);
        setExclusive(true);
    }

    @Override
    protected MessageEntity newJobInstance(AtomicOperationInvocation invocation) {
        MessageEntity job = super.newJobInstance(invocation);
        Parking.describe(job, invocation.getExecution());
        return job;
    }

    @Override
    protected void postInitialize(AtomicOperationInvocation invocation, MessageEntity job) {
        job.setRetries(1);
    }
}
