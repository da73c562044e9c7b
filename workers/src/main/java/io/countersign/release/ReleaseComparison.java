package io.countersign.release;

import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.job.Jobs;
import io.countersign.problem.Invalid;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Compares two releases of a job, sealed or not: signatories see what a candidate changes before they sign it. */
@Component
public class ReleaseComparison {
    private final Releases releases;
    private final ReleaseChanges changes;
    private final Jobs jobs;
    private final JsonMapper json;

    ReleaseComparison(Releases releases, ReleaseChanges changes, Jobs jobs, JsonMapper json) {
        this.releases = releases;
        this.changes = changes;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * What the second release changes of the first.
     *
     * @throws Invalid where the two are the same or of different jobs
     * @throws Refused for people of other organisations than the one that owns the job
     */
    @Transactional(readOnly = true)
    public BundleComparison.Difference compare(Actor.Person person, long beforeId, long afterId) {
        Release after = releases.get(person, afterId);
        if (!person.organisation().equals(jobs.get(after.jobId()).owner())) {
            throw new Refused(
                            "owner-compares", "Releases are compared by people of the organisation that owns the job.")
                    .about(Releases.matter(after));
        }
        Release before = releases.get(person, beforeId);
        if (before.jobId() != after.jobId() || before.id() == after.id()) {
            throw new Invalid("with", "is no other release of this job: {0}", beforeId);
        }
        ReleaseChanges.Changes changed = changes.since(before.id(), before.version(), after.id());
        Map<String, String> named = new TreeMap<>();
        changed.named().forEach((what, items) -> items.forEach(item -> named.put(item, what)));
        return new BundleComparison.Difference(
                before.version(),
                after.version(),
                changed.added(),
                changed.removed(),
                changed.changed(),
                after.items() - changed.added() - changed.changed(),
                named,
                classes(before, after));
    }

    private Map<String, BundleComparison.ClassCount> classes(Release before, Release after) {
        Map<String, BundleComparison.ClassCount> classes = new TreeMap<>();
        count(classes, before, 1, 0);
        count(classes, after, 0, 1);
        return classes;
    }

    private void count(Map<String, BundleComparison.ClassCount> classes, Release release, int before, int after) {
        for (Manifest.ClassEntry one : Manifest.read(json, release.manifest()).classes()) {
            classes.merge(
                    one.label(),
                    new BundleComparison.ClassCount((long) before * one.shapes(), (long) after * one.shapes()),
                    (sum, more) ->
                            new BundleComparison.ClassCount(sum.before() + more.before(), sum.after() + more.after()));
        }
    }
}
