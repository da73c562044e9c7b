package io.countersign.infra.engine.model;

/** Operaton's ids as 64-bit keys. */
public final class Keys {
    private Keys() {}

    /** The key of an element instance: the number at the end of Operaton's activity instance id. */
    public static long ofElementInstance(String activityInstanceId) {
        return Long.parseLong(activityInstanceId.substring(activityInstanceId.lastIndexOf(':') + 1));
    }

    /** The element that a multi-instance body stands for. */
    public static String elementId(String activityId) {
        int mark = activityId.indexOf("#multiInstanceBody");
        return mark < 0 ? activityId : activityId.substring(0, mark);
    }
}
