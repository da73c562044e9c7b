package org.operaton.bpm.engine.impl.cmd;

import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.jobexecutor.JobFailures;

/** What a command that executes an engine job keeps to itself. */
public final class JobCommands {
    private JobCommands() {}

    /** The engine job that the command executes, or null for another command. */
    public static String jobId(Command<?> command) {
        return command instanceof ExecuteJobsCmd jobs ? jobs.jobId : null;
    }

    /** A job that is run again must not count as failed because its first run failed. */
    public static void forgetFailure(Command<?> command) {
        if (command instanceof ExecuteJobsCmd jobs) {
            JobFailures.set(jobs.jobFailureCollector, null);
        }
    }

    public static void restoreFailure(Command<?> command, Throwable failure) {
        if (command instanceof ExecuteJobsCmd jobs) {
            JobFailures.set(jobs.jobFailureCollector, failure);
        }
    }
}
