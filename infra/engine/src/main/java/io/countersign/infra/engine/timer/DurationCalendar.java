package io.countersign.infra.engine.timer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ProcessEngineException;
import org.operaton.bpm.engine.impl.calendar.BusinessCalendar;
import org.operaton.bpm.engine.impl.util.ClockUtil;
import org.operaton.bpm.engine.task.Task;

/** When an ISO 8601 duration is over. Operaton's own looks through the class path for an XML parser at each. */
public final class DurationCalendar implements BusinessCalendar {

    /** @throws DateTimeException where it is none */
    public static void check(String duration) {
        after(Instant.EPOCH, duration);
    }

    /** Years, months and days are those of UTC. */
    private static Instant after(Instant start, String duration) {
        int time = duration.indexOf('T');
        Instant day = time == 1
                ? start
                : start.atOffset(ZoneOffset.UTC)
                        .plus(Period.parse(time < 0 ? duration : duration.substring(0, time)))
                        .toInstant();
        return time < 0 ? day : day.plus(Duration.parse("P" + duration.substring(time)));
    }

    @Override
    public Date resolveDuedate(String duration, @Nullable Date start) {
        Date from = start == null ? ClockUtil.getCurrentTime() : start;
        try {
            return Date.from(after(from.toInstant(), duration));
        } catch (DateTimeException | ArithmeticException e) {
            throw new ProcessEngineException("'" + duration + "' is no ISO 8601 duration", e);
        }
    }

    @Override
    public Date resolveDuedate(String duration) {
        return resolveDuedate(duration, (Date) null);
    }

    @Override
    public Date resolveDuedate(String duration, Task task) {
        return resolveDuedate(duration);
    }
}
