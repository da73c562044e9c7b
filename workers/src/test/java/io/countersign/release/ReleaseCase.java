package io.countersign.release;

import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.processes.TaskKind;
import io.countersign.testing.Domain;
import io.countersign.testing.Labels;
import io.countersign.testing.People;
import io.countersign.testing.SampleJob;
import io.countersign.testing.Work;
import java.util.List;
import java.util.Map;

/** A job in release whose two suppliers' lots are accepted, and the people who sign. */
final class ReleaseCase {
    static final Actor.Person EAST = signatory("supplier-east", "signatory-1");
    static final Actor.Person WEST = signatory("supplier-west", "signatory-1");
    static final Actor.Person FIRST = signatory("meridian", "signatory-1");
    static final Actor.Person SECOND = signatory("meridian", "signatory-2");
    static final Actor.Person OWNER = People.person("meridian", "owner-1", Role.JOB_OWNER);

    final Domain domain;
    final SampleJob job;
    final Work work;

    ReleaseCase(Domain domain, String name) {
        this(domain, name, 3);
    }

    ReleaseCase(Domain domain, String name, int itemsOfEach) {
        this.domain = domain;
        this.job = new SampleJob(domain, name);
        this.work = new Work(domain);
        Labels.consolidate(domain, job.packageOf("supplier-east", itemsOfEach));
        Labels.consolidate(domain, job.packageOf("supplier-west", itemsOfEach));
        accept();
    }

    /** A job without work yet. */
    ReleaseCase(Domain domain, SampleJob job) {
        this.domain = domain;
        this.job = job;
        this.work = new Work(domain);
    }

    void accept() {
        for (String sql : List.of(
                "update lot set state = 'ACCEPTED' where job_id = ?",
                "update work_package set state = 'ACCEPTED' where job_id = ?",
                "update item set state = 'ACCEPTED' where job_id = ? and state = 'AGREED'",
                "update job set state = 'IN_RELEASE' where id = ?")) {
            domain.jdbc().sql(sql).param(job.id()).update();
        }
    }

    private static Actor.Person signatory(String organisation, String name) {
        return People.person(organisation, name, Role.SIGNATORY);
    }

    Map<String, Object> build() {
        return work.complete(domain.get(BuildReleaseWorker.class), Map.of("jobId", "" + job.id()));
    }

    /** Builds a candidate. */
    Release candidate() {
        return release(Long.parseLong((String) build().get("releaseId")));
    }

    Release release(long id) {
        return domain.get(Releases.class).get(id);
    }

    long sign(Release release, Actor.Person person) {
        long task = work.claimOfRelease(person, TaskKind.SIGN, job.id(), release.id());
        domain.get(Signatures.class).sign(person, task, release.manifestSha256());
        return task;
    }

    long countersign(Release release, Actor.Person person) {
        long task = work.claimOfRelease(person, TaskKind.COUNTERSIGN, job.id(), release.id());
        domain.get(Signatures.class).countersign(person, task, release.manifestSha256());
        return task;
    }

    /** A candidate that everybody signed. */
    Release signed() {
        Release release = candidate();
        sign(release, EAST);
        sign(release, WEST);
        countersign(release, FIRST);
        countersign(release, SECOND);
        return release(release.id());
    }

    Map<String, Object> seal(Release release) {
        return work.complete(domain.get(SealReleaseWorker.class), of(release));
    }

    static Map<String, Object> of(Release release) {
        return Map.of("releaseId", "" + release.id());
    }

    List<String> texts(String sql, Object... params) {
        return domain.jdbc().sql(sql).params(params).query(String.class).list();
    }
}
