package io.countersign.infra.engine.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.interceptor.Command;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/** Runs commands in the engine, which is built after the parts that use it. */
public final class Commands {
    private @Nullable ProcessEngineConfigurationImpl engine;

    public void attach(ProcessEngineConfigurationImpl configuration) {
        this.engine = configuration;
    }

    public ProcessEngineConfigurationImpl engine() {
        return Objects.requireNonNull(engine, "the engine is not built yet");
    }

    /** One transaction, or part of the one that is running. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T extends @Nullable Object> T run(Command<T> command) {
        return engine().getCommandExecutorTxRequired().execute(command);
    }

    public String nextKey() {
        return engine().getIdGenerator().getNextId();
    }

    /** The engine's time in milliseconds since the epoch; it stands still while the clock is pinned. */
    public static long now() {
        return ClockUtil.getCurrentTime().getTime();
    }
}
