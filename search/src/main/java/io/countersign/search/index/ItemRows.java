package io.countersign.search.index;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads items as they are searched, many at a time; those that have no package yet are left out. */
@Component
class ItemRows {
    private static final String DOCUMENTS = """
            with chosen as (select * from item where job_id = :job and no = any(:nos) and package_id is not null),
            said as (
                select item_no, jsonb_agg(distinct author) people, sum(active_seconds) seconds, min(submitted_at) first
                from annotation where job_id = :job and item_no = any(:nos) group by item_no),
            measured as (
                select distinct on (item_no) item_no, value from agreement
                where package_id in (select package_id from chosen) and item_no = any(:nos)
                order by item_no, round desc, annotators desc),
            sent_back as (
                select item_no, count(*) n from verdict
                where package_id in (select package_id from chosen) and outcome = 'RETURNED' group by item_no),
            made as (
                select distinct on (item_no) item_no, shapes from consensus
                where job_id = :job and item_no = any(:nos) order by item_no, revision desc)
            select i.job_id || '/' || i.no id,
                   (select last_seq from event_stream where stream = 'job:' || i.job_id) as version,
                   jsonb_strip_nulls(jsonb_build_object(
                       'jobId', i.job_id::text, 'no', i.no, 'packageId', p.id::text, 'lotId', p.lot_id::text, 'supplier', p.supplier,
                       'modality', replace(lower(i.modality), '_', '-'), 'state', lower(i.state),
                       'annotators', said.people, 'activeSeconds', said.seconds, 'labelledAt', said.first,
                       'returns', coalesce(sent_back.n, 0), 'agreement', measured.value,
                       'classes', (select jsonb_agg(distinct shape ->> 'label') from jsonb_array_elements(made.shapes) shape),
                       'openedAt', p.opened_at, 'settledAt', p.closed_at,
                       'acceptedAt', (select max(decided_at) from inspection where lot_id = p.lot_id and state = 'ACCEPTED')
                   ))::text as document
            from chosen i
            join work_package p on p.id = i.package_id
            left join said on said.item_no = i.no
            left join measured on measured.item_no = i.no
            left join sent_back on sent_back.item_no = i.no
            left join made on made.item_no = i.no""";

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StateDocument> documents(long jobId, Collection<Integer> nos) {
        return jdbc.sql(DOCUMENTS)
                .param("job", jobId)
                .param("nos", nos.toArray(Integer[]::new))
                .query(StateDocument::read)
                .list();
    }

    /** Numbers of the items that the events concern: named by them, moved with them, or of a package that they name. */
    BitSet changed(long jobId, Changed changed) {
        BitSet nos = new BitSet();
        changed.items().forEach(nos::set);
        jdbc.sql("""
                select lower(range) as first, upper(range) as after from state_move, unnest(items) as range
                where job_id = :job and subject = 'ITEM' and stream_seq between :first and :last
                union all
                select first_item, last_item + 1 from work_package where id = any(:packages)""")
                .param("job", jobId)
                .param("first", changed.first())
                .param("last", changed.last())
                .param("packages", changed.packages().toArray(Long[]::new))
                .query(row -> {
                    nos.set(row.getInt("first"), row.getInt("after"));
                });
        return nos;
    }
}
