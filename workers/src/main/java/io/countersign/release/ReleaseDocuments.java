package io.countersign.release;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the texts that were written about a candidate, so that what was signed is what is sealed, whatever has become of the
 * program, the processes and the records meanwhile. None of them grows with the items.
 */
@Component
class ReleaseDocuments {
    private final JdbcClient jdbc;

    ReleaseDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(long releaseId, List<Bundle.Bytes> documents) {
        for (Bundle.Bytes document : documents) {
            jdbc.sql("insert into release_document (release_id, path, content) values (:release, :path, :content)")
                    .param("release", releaseId)
                    .param("path", document.path())
                    .param("content", document.content())
                    .update();
        }
    }

    List<BundleFile> of(long releaseId) {
        return jdbc.sql("select path, content from release_document where release_id = :release order by path")
                .param("release", releaseId)
                .query((row, n) -> (BundleFile) new Bundle.Bytes(row.getString("path"), row.getBytes("content")))
                .list();
    }
}
