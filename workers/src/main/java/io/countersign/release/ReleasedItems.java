package io.countersign.release;

import io.countersign.item.Modality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The items of a release, streamed through a cursor: memory does not grow with their number. */
@Component
class ReleasedItems {
    private static final int FETCH = 500;
    private static final String SELECT = """
            select i.no, i.external_id, i.modality, i.media_sha256, i.media_uri, i.group_key,
                   c.shapes::text shapes, c.strategy, c.confidence, c.revision, c.sources::text sources,
                   coalesce((m.measures ->> 'width')::int, 0) width, coalesce((m.measures ->> 'height')::int, 0) height
            from release_item r
            join release on release.id = r.release_id
            join item i on i.job_id = release.job_id and i.no = r.item_no
            join consensus c on c.id = r.consensus_id
            left join media m on m.sha256 = i.media_sha256
            where r.release_id = :release
            """;

    private final JdbcClient jdbc;

    ReleasedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @FunctionalInterface
    interface Reader {
        void read(ReleasedItem item) throws IOException;
    }

    /** In the order of their numbers. PostgreSQL streams only inside a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void inOrder(long releaseId, Reader reader) throws IOException {
        stream(SELECT + "order by r.item_no", releaseId, reader);
    }

    /** The time series, in the order of their external ids by code point. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void series(long releaseId, Reader reader) throws IOException {
        stream(SELECT + "and i.modality = 'TIME_SERIES' order by i.external_id collate \"C\"", releaseId, reader);
    }

    private void stream(String sql, long releaseId, Reader reader) throws IOException {
        try {
            jdbc.sql(sql).param("release", releaseId).withFetchSize(FETCH).query(row -> {
                try {
                    reader.read(item(row));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static ReleasedItem item(ResultSet row) throws SQLException {
        double confidence = row.getDouble("confidence");
        boolean undefined = row.wasNull();
        return new ReleasedItem(
                row.getInt("no"),
                row.getString("external_id"),
                Modality.valueOf(row.getString("modality")),
                row.getString("media_sha256"),
                row.getString("media_uri"),
                row.getString("group_key"),
                row.getString("shapes"),
                row.getString("strategy"),
                undefined ? null : confidence,
                row.getInt("revision"),
                row.getString("sources"),
                row.getInt("width"),
                row.getInt("height"));
    }
}
