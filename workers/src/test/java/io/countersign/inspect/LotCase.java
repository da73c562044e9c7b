package io.countersign.inspect;

import io.countersign.identity.Actor;
import io.countersign.job.Policy;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.Labels;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Work;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** A job whose lots go through inspection, step by step as their process would lead them. */
final class LotCase {
    static final Actor CONSOLIDATION = new Actor.Worker("consolidate-labels", 1, "ConsolidateLabels");
    static final Actor.Person INSPECTOR = People.person("meridian", "inspector-1", Role.INSPECTOR);
    static final Actor.Person OWNER = People.person("meridian", "owner-1", Role.JOB_OWNER);

    final Domain domain;
    final SampleJob job;
    final Work work;

    LotCase(Domain domain, String name, Policy policy) {
        this.domain = domain;
        this.job = new SampleJob(domain, name, policy);
        this.work = new Work(domain);
        for (String supplier : List.of("supplier-east", "supplier-west")) {
            domain.jdbc()
                    .sql("insert into participant values (?, ?, true, true)")
                    .params(job.id(), supplier)
                    .update();
        }
    }

    static Policy policy(String level, String aql, boolean reducedAllowed) {
        return policy(new Policy.Inspection(level, aql, reducedAllowed));
    }

    static Policy policy(Policy.Inspection inspection) {
        return Policy.standard().withInspection(inspection);
    }

    void consolidate(long packageId) {
        Labels.consolidate(domain, packageId);
        tell(packageId);
    }

    void tell(long packageId) {
        domain.get(TransactionTemplate.class)
                .executeWithoutResult(status -> domain.get(Lots.class).packageConsolidated(CONSOLIDATION, packageId));
    }

    /** A lot of one package that waits for inspection. */
    long ready(String supplier, int items) {
        long lot = job.lot(supplier);
        consolidate(job.packageOf(lot, items));
        return lot;
    }

    Map<String, Object> draw(long lot) {
        return work.complete(domain.get(DrawSampleWorker.class), of(lot));
    }

    /** Inspects the sample with so many defective items and judges the lot. */
    Map<String, Object> inspect(long lot, int defectives) {
        draw(lot);
        long task = work.claimOfLot(INSPECTOR, TaskKind.INSPECT, job.id(), lot);
        Inspections inspections = domain.get(Inspections.class);
        List<SampledItem> sample = inspections.sample(INSPECTOR, task).items();
        List<Finding> findings = sample.stream()
                .map(item -> new Finding(
                        item.no(),
                        sample.indexOf(item) < defectives
                                ? List.of(new Defect(DefectClass.MAJOR, "the box is too wide", "s1"))
                                : List.of()))
                .toList();
        inspections.submit(INSPECTOR, task, findings);
        return work.complete(domain.get(JudgeLotWorker.class), of(lot));
    }

    Map<String, Object> giveBack(long lot) {
        return work.complete(domain.get(ReturnLotWorker.class), of(lot));
    }

    static Map<String, Object> of(long lot) {
        return Map.of("lotId", String.valueOf(lot));
    }

    List<Map<String, Object>> events(String action) {
        return domain.jdbc()
                .sql("select changed, reason, subject_id from event where job_id = ? and action = ? order by seq")
                .params(job.id(), action)
                .query()
                .listOfRows();
    }

    <T> T one(Class<T> type, String sql, Object... params) {
        return domain.jdbc().sql(sql).params(params).query(type).single();
    }
}
