package io.countersign.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who sent a package back, and why.
 *
 * @param organisation of the reviewers, or of the inspectors
 * @param by {@code review} or {@code inspection}
 * @param items that were found wrong
 * @param reasons quick reasons and classes of defects, the most frequent first, at most three
 * @param text the first of the words that were given
 */
public record Returned(
        String organisation,
        String by,
        int items,
        List<String> reasons,
        @Nullable String text) {

    /** Of {@code task t}: the verdicts of the newest round that returned, else the newest rejection of the lot; null where there is none. */
    static final String SQL = """
            (select jsonb_build_object('organisation', f.organisation, 'by', f.found, 'items', count(distinct f.item_no),
                    'reasons', (select coalesce(jsonb_agg(r.what), '[]') from (
                        select i.what from (
                            select lower(replace(coalesce(e ->> 'reason', e ->> 'class'), '_', '-')) what
                            from jsonb_path_query(jsonb_agg(f.issues), '$[*][*]') e) i
                        where i.what is not null group by i.what order by count(*) desc, i.what limit 3) r),
                    'text', (select e ->> 'text' from jsonb_path_query(jsonb_agg(f.issues order by f.item_no), '$[*][*]') e
                             where e ->> 'text' <> '' limit 1))
             from (select 'review' found, v.organisation, v.item_no, v.issues, v.decided_at at
                   from verdict v where v.package_id = t.package_id and v.outcome = 'RETURNED'
                     and v.round = (select max(round) from verdict o where o.package_id = t.package_id and o.outcome = 'RETURNED')
                   union all
                   select 'inspection', j.owner, f.item_no, f.defects, n.decided_at
                   from work_package p
                   join inspection n on n.lot_id = p.lot_id and n.state = 'REJECTED'
                   join inspection_finding f on f.inspection_id = n.id and f.item_no between p.first_item and p.last_item
                   where p.id = t.package_id and f.defects <> '[]'
                     and n.submission = (select max(submission) from inspection o where o.lot_id = p.lot_id and o.state = 'REJECTED')) f
             group by f.organisation, f.found order by max(f.at) desc limit 1)""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static @Nullable Returned read(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Returned.class);
    }
}
