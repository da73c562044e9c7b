package io.countersign.inspect;

import io.countersign.job.Policy;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names the part of a lot that each of its items belongs to, by who labelled it and what was found on it. */
@Component
class Strata {
    private final JdbcClient jdbc;

    Strata(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the items of a lot, in the order of their numbers: its first class by name, or none; everybody who labelled it. */
    List<String> of(long lotId, List<Policy.Stratum> by) {
        return jdbc.sql("""
                select case when :byClass then coalesce((
                           select min(shape ->> 'label') from (
                               select c.shapes from consensus c where c.job_id = i.job_id and c.item_no = i.no
                               order by c.revision desc limit 1) newest
                           cross join jsonb_array_elements(newest.shapes) shape), '') else '' end
                       || ' ' ||
                       case when :byPerson then coalesce((
                           select string_agg(distinct a.author, ' ' order by a.author) from annotation a
                           where a.job_id = i.job_id and a.item_no = i.no), '') else '' end part
                from work_package p join item i on i.package_id = p.id
                where p.lot_id = :lot and i.state <> 'EXCLUDED' order by i.no""")
                .param("lot", lotId)
                .param("byClass", by.contains(Policy.Stratum.CLASS))
                .param("byPerson", by.contains(Policy.Stratum.PERSON))
                .query(String.class)
                .list();
    }
}
