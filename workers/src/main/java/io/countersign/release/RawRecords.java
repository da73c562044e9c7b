package io.countersign.release;

import io.countersign.pseudonym.Pseudonyms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code raw/}: what people said about the items of a release before it became its labels. People go by their pseudonyms. */
@Component
class RawRecords {
    private final Pseudonyms pseudonyms;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    RawRecords(Pseudonyms pseudonyms, JdbcClient jdbc, JsonMapper json) {
        this.pseudonyms = pseudonyms;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param bare the manifest, still without its files */
    List<BundleFile> of(long releaseId, Manifest bare) {
        return List.of(
                lines(releaseId, bare, "raw/annotations.jsonl", "author", """
                        select i.external_id "externalId", a.id::text id, a.round, a.revision, a.author, a.organisation, a.shapes,
                               a.active_seconds "activeSeconds", a.tool, a.model_version "modelVersion", a.submitted_at "submittedAt"
                        from release_item r
                        join release on release.id = r.release_id
                        join item i on i.job_id = release.job_id and i.no = r.item_no
                        join annotation a on a.job_id = i.job_id and a.item_no = i.no
                        where r.release_id = :release order by r.item_no, a.id"""),
                lines(releaseId, bare, "raw/verdicts.jsonl", "reviewer", """
                        select i.external_id "externalId", v.id::text id, v.round, v.judged, lower(v.outcome) outcome, v.issues,
                               v.reviewer, v.organisation, v.decided_at "decidedAt"
                        from release_item r
                        join release on release.id = r.release_id
                        join item i on i.job_id = release.job_id and i.no = r.item_no
                        join verdict v on v.job_id = i.job_id and v.item_no = i.no and v.package_id = i.package_id
                        where r.release_id = :release order by r.item_no, v.id"""),
                lines(releaseId, bare, "raw/adjudications.jsonl", "adjudicator", """
                        select i.external_id "externalId", d.id::text id, d.round, lower(d.choice) choice,
                               d.annotation_id::text annotation, d.shapes, d.reason, d.adjudicator, d.organisation,
                               d.decided_at "decidedAt"
                        from release_item r
                        join release on release.id = r.release_id
                        join item i on i.job_id = release.job_id and i.no = r.item_no
                        join adjudication d on d.job_id = i.job_id and d.item_no = i.no and d.package_id = i.package_id
                        where r.release_id = :release order by r.item_no, d.id"""));
    }

    private RowLines lines(long releaseId, Manifest bare, String path, String person, String sql) {
        long jobId = Long.parseLong(bare.job().id());
        return new RowLines(
                path, sql, Map.of("release", releaseId), Set.of(person), pseudonyms.inJob(jobId), jdbc, json);
    }
}
