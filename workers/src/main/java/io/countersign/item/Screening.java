package io.countersign.item;

import io.countersign.identity.Actor;
import io.countersign.job.Job;
import io.countersign.job.JobState;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.schema.Channel;
import io.countersign.schema.Schemas;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes out what nobody could label well. It goes by what was measured when media was stored; an item whose media is kept elsewhere
 * is taken as it is.
 */
@Component
class Screening {
    private final Jobs jobs;
    private final Schemas schemas;
    private final Exclusions exclusions;
    private final NearDuplicates nearDuplicates;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Screening(
            Jobs jobs,
            Schemas schemas,
            Exclusions exclusions,
            NearDuplicates nearDuplicates,
            JdbcClient jdbc,
            JsonMapper json) {
        this.jobs = jobs;
        this.schemas = schemas;
        this.exclusions = exclusions;
        this.nearDuplicates = nearDuplicates;
        this.jdbc = jdbc;
        this.json = json;
    }

    record Screened(int usable, int excluded) {}

    /** May be repeated: what is out stays out, and nothing more is found. */
    @Transactional
    Screened screen(Actor actor, long jobId) {
        Job job = jobs.get(jobId);
        if (job.state() == JobState.RUNNING) {
            unreadable(actor, jobId);
            if (job.policy().imageMarks() != Policy.ImageMarks.NONE) {
                notMarkable(actor, jobId);
            }
            duplicates(actor, jobId);
            nearDuplicates.exclude(actor, jobId, job.policy().screening().nearDuplicateBits());
            outOfRange(actor, jobId, schemas.get(job.schemaId()).document().channels());
            gaps(actor, jobId, job.policy().screening().maxGapShare());
        }
        return jdbc.sql("""
                select count(*) filter (where state <> 'EXCLUDED') usable, count(*) filter (where state = 'EXCLUDED') excluded
                from item where job_id = :job""").param("job", jobId).query(Screened.class).single();
    }

    private void unreadable(Actor actor, long jobId) {
        exclusions.exclude(actor, jobId, ExclusionReason.UNREADABLE, """
                select no, coalesce(metadata -> 'media' ->> 'unreadable', 'not what its modality says') detail
                from item
                where job_id = :job and state = 'NEW' and media_sha256 is not null
                  and (metadata -> 'media' ->> 'unreadable' is not null and modality <> 'TABLE'
                       or modality = 'TABLE' and metadata -> 'media' -> 'table' is null
                       or modality = 'TIME_SERIES' and metadata -> 'media' -> 'rows' is null
                       or modality = 'IMAGE' and metadata -> 'media' -> 'width' is null
                          and (select content_type from media where sha256 = media_sha256) <> 'image/webp'
                       or modality = 'TEXT' and metadata -> 'media' -> 'codePoints' is null
                       or (select content_type = 'text/html' or content_type = 'image/svg+xml' and modality <> 'DRAWING'
                           from media where sha256 = media_sha256))""", Map.of());
    }

    /** An image that can't carry the marks that the owner wants is shown to nobody without them. */
    private void notMarkable(Actor actor, long jobId) {
        exclusions.exclude(
                actor,
                jobId,
                ExclusionReason.NOT_MARKABLE,
                """
                select no, coalesce(content_type, 'kept elsewhere') || ' cannot carry a mark' detail
                from item left join media on sha256 = media_sha256
                where job_id = :job and state = 'NEW'
                  and (modality = 'IMAGE' and media_sha256 is null
                       or content_type like 'image/%' and content_type <> all (:markable)
                       or content_type = any (:markable)
                          and cast(measures ->> 'width' as bigint) * cast(measures ->> 'height' as bigint) > :pixels)""",
                Map.of("markable", Markable.TYPES.toArray(new String[0]), "pixels", Markable.MOST_PIXELS));
    }

    private void duplicates(Actor actor, long jobId) {
        exclusions.exclude(actor, jobId, ExclusionReason.DUPLICATE_CONTENT, """
                select no, 'same content as item ' || first_no detail
                from (select no, state, min(no) over (partition by media_sha256) first_no
                      from item
                      where job_id = :job and state = 'NEW' and media_sha256 is not null) same
                where no > first_no""", Map.of());
    }

    private void outOfRange(Actor actor, long jobId, List<Channel> channels) {
        List<Channel> limited = channels == null
                ? List.of()
                : channels.stream()
                        .filter(channel -> channel.min() != null || channel.max() != null)
                        .toList();
        if (limited.isEmpty()) {
            return;
        }
        exclusions.exclude(
                actor, jobId, ExclusionReason.OUT_OF_RANGE, """
                select no, string_agg(name || ' ' || lowest || ' to ' || highest, ', ' order by name) detail
                from (select no, c.name,
                             cast(metadata -> 'media' -> 'channels' -> c.name ->> 'min' as double precision) lowest,
                             cast(metadata -> 'media' -> 'channels' -> c.name ->> 'max' as double precision) highest,
                             c.min, c.max
                      from item
                      cross join jsonb_to_recordset(cast(:channels as jsonb))
                        as c (name text, min double precision, max double precision)
                      where job_id = :job and state = 'NEW' and metadata -> 'media' -> 'channels' -> c.name is not null) present
                where lowest < min or highest > max
                group by no""", Map.of("channels", json.writeValueAsString(limited)));
    }

    private void gaps(Actor actor, long jobId, double maxGapShare) {
        exclusions.exclude(actor, jobId, ExclusionReason.GAPS, """
                select no, 'share of missing samples ' || round(cast(metadata -> 'media' ->> 'gapShare' as numeric), 3) detail
                from item
                where job_id = :job and state = 'NEW' and modality = 'TIME_SERIES'
                  and cast(metadata -> 'media' ->> 'gapShare' as double precision) > :maxGapShare""", Map.of("maxGapShare", maxGapShare));
    }
}
