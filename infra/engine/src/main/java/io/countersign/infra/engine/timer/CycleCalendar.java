package io.countersign.infra.engine.timer;

import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.operaton.bpm.engine.impl.util.ClockUtil;

/**
 * When a cycle is due next. Operaton gives the last due time once more if it is asked at that very moment, as happens
 * under a pinned clock; then the timer would fire once too often.
 */
public final class CycleCalendar extends CycleBusinessCalendar {
    @Override
    public @Nullable Date resolveDuedate(String description, @Nullable Date start, long repeatOffset) {
        Date now = ClockUtil.getCurrentTime();
        Date next = super.resolveDuedate(description, start, repeatOffset);
        return next == null || !next.after(now) ? null : next;
    }
}
