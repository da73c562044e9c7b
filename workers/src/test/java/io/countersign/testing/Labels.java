package io.countersign.testing;

import java.sql.Timestamp;

/** Labels as consolidation leaves them. */
public final class Labels {
    private Labels() {}

    /** Every item of the package is agreed, with one box as its consensus, and the package is consolidated. */
    public static void consolidate(Domain domain, long packageId) {
        domain.jdbc()
                .sql("update item set state = 'AGREED' where package_id = :package and state <> 'EXCLUDED'")
                .param("package", packageId)
                .update();
        domain.jdbc()
                .sql("""
                insert into consensus (job_id, item_no, package_id, revision, shapes, strategy, confidence, sources, made_at)
                select i.job_id, i.no, i.package_id,
                       1 + (select count(*) from consensus c where c.job_id = i.job_id and c.item_no = i.no),
                       jsonb_build_array(jsonb_build_object('type', 'box', 'id', 's1', 'label', 'scratch', 'attributes', '{}'::jsonb,
                           'x', i.no, 'y', 2.5, 'width', 10, 'height', 5, 'rotation', 0)),
                       'majority', 0.75, '{"annotations": ["7"]}', :at
                from item i where i.package_id = :package and i.state <> 'EXCLUDED'""")
                .param("package", packageId)
                .param("at", Timestamp.from(domain.clock().instant()))
                .update();
        domain.jdbc()
                .sql(
                        "update work_package set state = 'CONSOLIDATED', openings = greatest(openings, 1) where id = :package")
                .param("package", packageId)
                .update();
    }
}
