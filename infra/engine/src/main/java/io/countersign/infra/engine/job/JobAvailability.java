package io.countersign.infra.engine.job;

/** Is told when a job may be activated. */
public interface JobAvailability {
    /** A job of the type can be activated now. */
    void available(String type);

    /**
     * A job of the type can be activated from a moment on.
     *
     * @param time engine time in milliseconds since the epoch
     */
    void availableAt(String type, long time);
}
