package io.countersign.testing;

import io.countersign.job.Policy;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A running job of Meridian as its plan leaves it: lots and packages of a supplier, items numbered through. */
public final class SampleJob {
    private final Domain domain;
    private final long id;
    private int lots;
    private int packages;
    private int items;

    public SampleJob(Domain domain, String name) {
        this(domain, name, Policy.standard());
    }

    public SampleJob(Domain domain, String name, Policy policy) {
        this.domain = domain;
        Timestamp now = Timestamp.from(domain.clock().instant());
        Timestamp deadline = Timestamp.from(domain.clock().instant().plus(Duration.ofDays(30)));
        JdbcClient jdbc = domain.jdbc();
        long schema = jdbc.sql("""
                insert into label_schema (owner, name, version, document, created_at, created_by)
                values ('meridian', ?, 1, '{}', ?, 'meridian-owner-1') returning id""").params(name, now).query(Long.class).single();
        id = jdbc.sql("""
                insert into job (owner, name, schema_id, policy, deadline, state, created_at, created_by)
                values ('meridian', ?, ?, cast(? as jsonb), ?, 'RUNNING', ?, 'meridian-owner-1') returning id""")
                .params(name, schema, domain.get(JsonMapper.class).writeValueAsString(policy), deadline, now)
                .query(Long.class)
                .single();
    }

    public long id() {
        return id;
    }

    public long lot(String supplier) {
        return domain.jdbc()
                .sql("insert into lot (job_id, no, supplier, size, state) values (?, ?, ?, 0, 'OPEN') returning id")
                .params(id, ++lots, supplier)
                .query(Long.class)
                .single();
    }

    public long packageOf(long lot, int size) {
        int first = items + 1;
        items += size;
        long packageId = domain.jdbc()
                .sql("""
                insert into work_package (job_id, no, lot_id, supplier, first_item, last_item, state)
                select job_id, ?, id, supplier, ?, ?, 'OPEN' from lot where id = ? returning id""")
                .params(++packages, first, items, lot)
                .query(Long.class)
                .single();
        domain.jdbc().sql("""
                insert into item (job_id, no, external_id, modality, state, package_id)
                select ?, n, 'item-' || n, 'TIME_SERIES', 'PLANNED', ? from generate_series(?, ?) n""").params(id, packageId, first, items).update();
        return packageId;
    }

    /** A package in a lot of its own. */
    public long packageOf(String supplier, int size) {
        domain.jdbc().sql("""
                insert into participant (job_id, organisation, annotates, reviews) values (?, ?, true, true)
                on conflict do nothing""").params(id, supplier).update();
        return packageOf(lot(supplier), size);
    }

    public long release() {
        return domain.jdbc()
                .sql("""
                insert into release (job_id, version, state, items, manifest, manifest_sha256, created_at)
                select ?, coalesce(max(version), 0) + 1, 'CANDIDATE', 0, '{}', '', ? from release where job_id = ? returning id""")
                .params(id, Timestamp.from(domain.clock().instant()), id)
                .query(Long.class)
                .single();
    }

    public List<Integer> itemsOf(long packageId) {
        return domain.jdbc()
                .sql("select no from item where package_id = ? order by no")
                .param(packageId)
                .query(Integer.class)
                .list();
    }
}
