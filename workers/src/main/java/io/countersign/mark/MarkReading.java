package io.countersign.mark;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.digest.Sha256;
import io.countersign.identity.Actor;
import io.countersign.item.Markable;
import io.countersign.job.JobAccess;
import io.countersign.problem.Invalid;
import io.countersign.problem.TooLarge;
import io.countersign.problem.WrongState;
import io.countersign.pseudonym.Names;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells from an image to whom it was given. What is asked is kept, with the digest of the file, whether a mark was found or not. */
@Component
public class MarkReading {
    private static final int MOST_BYTES = 128 << 20;

    private final Handings handings;
    private final JobAccess access;
    private final Names names;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final MarkReader reader;
    /** One at a time: it takes seconds, and four bytes a pixel besides the image. */
    private final Room room = new Room(Markable.MOST_PIXELS);

    MarkReading(Handings handings, JobAccess access, Names names, Trail trail, TransactionTemplate transaction) {
        this.handings = handings;
        this.access = access;
        this.names = names;
        this.trail = trail;
        this.transaction = transaction;
        this.reader = new MarkReader(new Patterns(handings.secret()));
    }

    /**
     * To whom an image was given.
     *
     * @param person by name, or under the pseudonym of the job, as the reader may know them
     * @param taskId for which; null where it was no task that gave the right
     * @param givenAt the first time
     * @param peak how far the mark stands out of chance, in standard deviations; from 7 on it counts as found
     * @param scale by which the image was enlarged since, 1 where it was not
     */
    public record Reading(
            String jobId,
            int itemNo,
            @Nullable String taskId,
            String organisation,
            String person,
            Instant givenAt,
            double peak,
            double scale) {}

    /**
     * Empty where the image carries no mark of this system that can be read.
     *
     * @throws io.countersign.identity.Hidden where it does, of a job that the reader may not know of
     * @throws WrongState where the record of the mark was changed
     */
    public Optional<Reading> read(Actor.Person auditor, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new TooLarge(MOST_BYTES);
        }
        Optional<MarkReader.Found> found = room.with(Markable.MOST_PIXELS, () -> find(bytes));
        Optional<Handings.Kept> kept = found.flatMap(mark -> handings.find(mark.code()));
        String file = Sha256.of(bytes);
        if (found.isEmpty() || kept.isEmpty()) {
            transaction.executeWithoutResult(status -> trail.append(
                    auditor, Change.ofOrganisation(auditor.organisation(), "media.mark-not-found", "file", file)));
            return Optional.empty();
        }
        Handing handing = kept.get().handing();
        access.visible(auditor, handing.jobId());
        if (!handings.isTrue(kept.get())) {
            throw new WrongState("The record of this mark was changed: it does not fit its code.");
        }
        transaction.executeWithoutResult(status -> trail.append(
                auditor,
                Change.ofJob(handing.jobId(), "media.mark-read", "item", handing.jobId() + "/" + handing.itemNo())
                        .with("file", file)
                        .with("task", handing.taskId() == null ? null : String.valueOf(handing.taskId()))));
        return Optional.of(new Reading(
                String.valueOf(handing.jobId()),
                handing.itemNo(),
                handing.taskId() == null ? null : String.valueOf(handing.taskId()),
                handing.organisation(),
                names.seenBy(auditor).called(handing.jobId(), handing.organisation(), handing.subject()),
                handing.givenAt(),
                found.get().peak(),
                found.get().scale()));
    }

    private Optional<MarkReader.Found> find(byte[] bytes) throws IOException {
        try {
            return reader.read(ImageFile.read(new ByteArrayInputStream(bytes), Markable.MOST_PIXELS));
        } catch (IOException e) {
            throw new Invalid("body", "is no image that can be read: {0}", e.getMessage());
        }
    }
}
