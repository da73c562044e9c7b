package io.countersign.item;

import io.countersign.problem.Invalid;
import io.countersign.problem.Text;
import io.countersign.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * The rows of an import on their way into the items: a temporary table of the transaction, which needs no log and is gone with it.
 * What one row cannot tell, such as a name that stands twice, is asked of the whole table.
 */
@Component
class ImportStage {
    private static final int TOLD = 20;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    ImportStage(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    void create() {
        jdbc.sql("""
                create temporary table import_row (
                    ordinal int not null, line bigint not null, external_id text not null, modality text not null,
                    media_sha256 text, media text, media_uri text, metadata jsonb not null, group_key text
                ) on commit drop""").update();
        jdbc.sql("create temporary table import_media (name text primary key, sha256 text not null) on commit drop")
                .update();
    }

    /** A file that came with the manifest, under its name there. */
    void addMedia(String name, String sha256) {
        int added = jdbc.sql("insert into import_media (name, sha256) values (:name, :sha256) on conflict do nothing")
                .param("name", name)
                .param("sha256", sha256)
                .update();
        if (added == 0) {
            throw new Invalid("media", "holds two files of the name {0}", name);
        }
    }

    /** @throws Invalid with the fields and lines that are wrong */
    void load(Manifest manifest, InputStream content) throws IOException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyRows rows = new CopyRows(
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy import_row from stdin"));
            boolean ended = false;
            try {
                ManifestProblems problems = new ManifestProblems();
                manifest.read(content, problems, row -> {
                    // After the first problem nothing will be kept; reading on only gathers more of them.
                    if (!problems.any()) {
                        add(rows, row);
                    }
                });
                problems.throwIfAny();
                rows.end();
                ended = true;
            } finally {
                if (!ended) {
                    rows.cancel();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of an import could not be written", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void add(CopyRows rows, ManifestRow row) {
        try {
            rows.add(
                    rows.rows() + 1,
                    row.line(),
                    row.externalId(),
                    row.modality().name(),
                    row.mediaSha256(),
                    row.media(),
                    row.uri(),
                    row.metadata(),
                    row.group());
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of an import could not be written", e);
        }
    }

    /** Every file that came along is an item by itself, named and ordered by its path. */
    void addItemOfEachMedia(List<MediaItem> kinds) {
        for (MediaItem kind : kinds) {
            jdbc.sql("""
                    insert into import_row (ordinal, line, external_id, modality, media, metadata)
                    values (0, 0, :name, :modality, :name, '{}')""")
                    .param("name", kind.name())
                    .param("modality", kind.modality().name())
                    .update();
        }
        jdbc.sql("""
                update import_row r set ordinal = o.ordinal, line = o.ordinal
                from (select external_id, row_number() over (order by external_id) ordinal from import_row) o
                where o.external_id = r.external_id""").update();
    }

    /** So that another import of the same transaction can begin. */
    void drop() {
        jdbc.sql("drop table import_row, import_media").update();
    }

    record MediaItem(String name, Modality modality) {}

    /**
     * Makes items of the rows.
     *
     * @param base number of the last item there is
     * @return how many
     * @throws Invalid where a name stands twice, or media is not there
     */
    int moveIntoItems(long jobId, int base) {
        rememberSources(jobId);
        requireMedia(jobId);
        int staged =
                jdbc.sql("select count(*) from import_row").query(Integer.class).single();
        int moved = jdbc.sql("""
                insert into item (job_id, no, external_id, modality, media_sha256, media_uri, metadata, group_key, perceptual_hash, state)
                select :job, :base + r.ordinal, r.external_id, r.modality, m.sha256, r.media_uri,
                       case when m.measures is null or m.measures = '{}' then r.metadata
                            else r.metadata || jsonb_build_object('media', m.measures) end,
                       r.group_key, m.perceptual_hash, 'NEW'
                from import_row r
                left join import_media f on f.name = r.media
                left join media m on m.sha256 = coalesce(r.media_sha256, f.sha256)
                on conflict (job_id, external_id) do nothing""").param("job", jobId).param("base", base).update();
        if (moved != staged) {
            throw new Invalid(duplicates(jobId, base));
        }
        return moved;
    }

    /** What came along was brought by the job's organisation, whoever else did so before. */
    private void rememberSources(long jobId) {
        jdbc.sql("""
                insert into media_source (organisation, sha256)
                select distinct j.owner, f.sha256 from import_media f cross join job j where j.id = :job
                on conflict do nothing""").param("job", jobId).update();
    }

    /** Of what is stored, only what the job's own organisation brought is there for it. */
    private void requireMedia(long jobId) {
        List<Violation> missing = jdbc.sql("""
                select r.line, r.media_sha256, r.media from import_row r
                left join import_media f on f.name = r.media
                left join media_source m on m.sha256 = coalesce(r.media_sha256, f.sha256)
                                        and m.organisation = (select owner from job where id = :job)
                where (r.media_sha256 is not null or r.media is not null) and m.sha256 is null
                order by r.line limit :told""")
                .param("job", jobId)
                .param("told", TOLD)
                .query((row, n) -> row.getString("media") == null
                        ? new Violation("mediaSha256", "is not stored; upload it first: {0}", row.getString(2))
                                .inLine(row.getLong(1))
                        : new Violation("media", "does not come with the manifest: {0}", row.getString(3))
                                .inLine(row.getLong(1)))
                .list();
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
    }

    private List<Violation> duplicates(long jobId, int base) {
        return jdbc.sql("""
                select r.external_id, r.line, f.line first_line, i.no
                from import_row r
                join (select external_id, min(line) line, count(*) n from import_row group by external_id) f
                  on f.external_id = r.external_id
                left join item i on i.job_id = :job and i.external_id = r.external_id and i.no <= :base
                where f.n > 1 and r.line > f.line or i.no is not null
                order by r.line limit :told""")
                .param("job", jobId)
                .param("base", base)
                .param("told", TOLD)
                .query((row, n) -> {
                    String id = row.getString("external_id");
                    Integer no = row.getObject("no", Integer.class);
                    Text text = no == null
                            ? Text.of("stands in line {0} already: {1}", row.getLong("first_line"), id)
                            : Text.of("is item {0} of this job already: {1}", no, id);
                    return new Violation("externalId", text).inLine(row.getLong("line"));
                })
                .list();
    }
}
