package io.countersign.assist;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Jobs whose model went out before it had seen all items: when it is asked again. */
@Component
class OwedPredictions {
    private final JdbcClient jdbc;
    private final ModelSettings settings;
    private final InstantSource clock;

    OwedPredictions(JdbcClient jdbc, ModelSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return how many outages the job has had in a row */
    int afterOutage(long jobId) {
        int outages = jdbc.sql("""
                insert into owed_prediction (job_id, outages, next_at) values (:job, 1, :now)
                on conflict (job_id) do update set outages = owed_prediction.outages + 1 returning outages""")
                .param("job", jobId)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
        next(jobId, settings.pauseAfter(outages));
        return outages;
    }

    void paid(long jobId) {
        jdbc.sql("delete from owed_prediction where job_id = :job")
                .param("job", jobId)
                .update();
    }

    /** A job whose time has come; no other process is given it for so long. */
    Optional<Long> take(Duration lease) {
        return jdbc.sql("""
                update owed_prediction set next_at = :until where job_id =
                    (select job_id from owed_prediction where next_at <= :now order by next_at limit 1 for update skip locked)
                returning job_id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(lease)))
                .query(Long.class)
                .optional();
    }

    private void next(long jobId, Duration pause) {
        jdbc.sql("update owed_prediction set next_at = :at where job_id = :job")
                .param("at", Timestamp.from(clock.instant().plus(pause)))
                .param("job", jobId)
                .update();
    }
}
