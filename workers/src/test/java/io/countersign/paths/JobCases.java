package io.countersign.paths;

import io.countersign.item.ItemImport;
import io.countersign.job.JobDraft;
import io.countersign.job.Participant;
import io.countersign.job.Policy;
import io.countersign.testing.Plant;
import io.countersign.testing.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the jobs of a test, each with suppliers of its own, whose past is no other's. Ends those that the test leaves open, so that
 * their timers concern no other test.
 */
final class JobCases {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Plant plant;
    private final Seed seed;
    private final List<JobCase> made = new ArrayList<>();

    JobCases(Plant plant) {
        this.plant = plant;
        this.seed = new Seed(plant.domain());
    }

    Plant plant() {
        return plant;
    }

    /** Of texts, two a package and one package a lot: the first is the eastern supplier's, the second the western one's. */
    JobCase imported(Policy policy, int items) {
        String east = name("east");
        String west = name("west");
        List<Participant> participants = List.of(new Participant(east, true, true), new Participant(west, true, true));
        return add(seed.imported(draft(policy, participants), items).id(), east, west);
    }

    JobCase started(Policy policy, int items) {
        JobCase job = imported(policy, items);
        job.start();
        return job;
    }

    /** Of one image that is none. */
    JobCase startedWithoutUsableItem() {
        String east = name("east");
        long id = seed.created(draft(Terms.plain(), List.of(new Participant(east, true, true))))
                .id();
        plant.domain()
                .get(ItemImport.class)
                .folder(Seed.OWNER, id, new ByteArrayInputStream(zip("broken.png", "no picture")));
        JobCase job = add(id, east, east);
        job.start();
        return job;
    }

    /** Nothing of the test's jobs is left at work, and nothing of them is stuck. */
    void end() {
        made.forEach(JobCase::end);
        plant.assertHealthy();
    }

    private JobCase add(long id, String east, String west) {
        JobCase job = new JobCase(plant, id, east, west);
        made.add(job);
        return job;
    }

    private JobDraft draft(Policy policy, List<Participant> participants) {
        JobDraft standard = seed.draft(policy);
        return new JobDraft(standard.name(), standard.schemaId(), policy, standard.deadline(), participants);
    }

    private static String name(String supplier) {
        return supplier + "-" + NUMBER.incrementAndGet();
    }

    private static byte[] zip(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
