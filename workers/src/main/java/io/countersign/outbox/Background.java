package io.countersign.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Work that begins with the application and ends with it. */
public abstract class Background implements SmartLifecycle {
    private @Nullable Runnable end;

    /**
     * Begins the work.
     *
     * @return ends it, and returns when it has ended
     */
    protected abstract Runnable begin();

    @Override
    public final void start() {
        end = begin();
    }

    @Override
    public final void stop() {
        if (end != null) {
            end.run();
            end = null;
        }
    }

    @Override
    public final boolean isRunning() {
        return end != null;
    }
}
