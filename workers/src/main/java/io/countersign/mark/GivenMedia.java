package io.countersign.mark;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.item.CameraTurn;
import io.countersign.item.Markable;
import io.countersign.item.Media;
import io.countersign.item.MediaLinks;
import io.countersign.job.Jobs;
import io.countersign.job.Policy;
import io.countersign.problem.WrongState;
import io.countersign.pseudonym.Pseudonyms;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Media as it is given to somebody who has the right: the first view of a task is an event, and images of a job that wants it carry
 * the marks of the person. A model's server, which is no person, gets what is stored.
 */
@Component
public class GivenMedia {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Media media;
    private final Jobs jobs;
    private final Handings handings;
    private final Pseudonyms pseudonyms;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Patterns patterns;
    private final Room room = new Room(Markable.MOST_PIXELS);
    private final Cache<Long, Content> marked;

    GivenMedia(
            Media media,
            Jobs jobs,
            Handings handings,
            Pseudonyms pseudonyms,
            Trail trail,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            InstantSource clock,
            @Value("${countersign.media.marked-cache-bytes:67108864}") long cached) {
        this.media = media;
        this.jobs = jobs;
        this.handings = handings;
        this.pseudonyms = pseudonyms;
        this.trail = trail;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.patterns = new Patterns(handings.secret());
        this.marked = Caffeine.newBuilder()
                .maximumWeight(cached)
                .weigher((Long code, Content content) -> Math.toIntExact(content.length()))
                .expireAfterAccess(KEPT)
                .build();
    }

    /** Bytes for one answer. */
    public interface Content {
        String type();

        long length();

        /** The caller closes it. */
        InputStream open() throws IOException;
    }

    private record Stored(Media media, Media.Description description) implements Content {
        @Override
        public String type() {
            return description.contentType();
        }

        @Override
        public long length() {
            return description.bytes();
        }

        @Override
        public InputStream open() throws IOException {
            return media.open(description.sha256());
        }
    }

    private record Marked(String type, byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /**
     * @param person who asks, and may; null for a model's server
     * @throws WrongState for an image that can't carry the marks that its job wants
     */
    public Content give(Actor.@Nullable Person person, MediaLinks.Right right) throws IOException {
        Media.Description description = media.describe(right.sha256());
        if (person == null) {
            return new Stored(media, description);
        }
        Policy.ImageMarks marks = Markable.isImage(description.contentType())
                ? jobs.get(right.jobId()).policy().imageMarks()
                : Policy.ImageMarks.NONE;
        if (marks == Policy.ImageMarks.NONE) {
            transaction.executeWithoutResult(status -> noteView(person, right));
            return new Stored(media, description);
        }
        long width = side(description, "width");
        long height = side(description, "height");
        if (!Markable.is(description.contentType(), width, height)) {
            throw new WrongState("This image cannot carry the marks that its job wants, so it is shown to nobody.");
        }
        Handings.Kept kept = java.util.Objects.requireNonNull(transaction.execute(status -> {
            noteView(person, right);
            return handings.keep(new Handing(
                    right.jobId(),
                    right.itemNo(),
                    right.taskId(),
                    person.organisation(),
                    person.subject(),
                    clock.instant()));
        }));
        @Nullable Content before = marked.getIfPresent(kept.code());
        if (before != null) {
            return before;
        }
        Content content = room.with(width * height, () -> marked(description, marks, kept));
        marked.put(kept.code(), content);
        return content;
    }

    private static long side(Media.Description description, String name) {
        return description.measures().get(name) instanceof Number side ? side.longValue() : Integer.MAX_VALUE;
    }

    private void noteView(Actor.Person person, MediaLinks.Right right) {
        Long task = right.taskId();
        Instant now = clock.instant();
        int added = jdbc.sql("""
                insert into media_view (job_id, task_id, item_no, organisation, subject, first_at)
                values (:job, :task, :item, :organisation, :subject, :now) on conflict do nothing""")
                .param("job", right.jobId())
                .param("task", task, Types.BIGINT)
                .param("item", task == null ? right.itemNo() : null, Types.INTEGER)
                .param("organisation", person.organisation())
                .param("subject", person.subject())
                .param("now", Timestamp.from(now))
                .update();
        if (added == 1) {
            trail.append(
                    person,
                    task == null
                            ? Change.ofJob(right.jobId(), "media.viewed", "item", right.jobId() + "/" + right.itemNo())
                            : Change.ofJob(right.jobId(), "media.viewed", "task", String.valueOf(task)));
        }
    }

    private Content marked(Media.Description description, Policy.ImageMarks marks, Handings.Kept kept)
            throws IOException {
        BufferedImage image;
        try (InputStream content = media.open(description.sha256())) {
            image = ImageFile.read(content, Markable.MOST_PIXELS);
        }
        try (InputStream content = media.open(description.sha256())) {
            image = Upright.turned(image, CameraTurn.of(description.contentType(), content));
        }
        VisibleMark visible =
                marks.areVisible() ? new VisibleMark(line(kept.handing()), image.getWidth(), image.getHeight()) : null;
        InvisibleMark invisible = marks.areInvisible() ? new InvisibleMark(patterns, kept.code()) : null;
        String type = ImageFile.typeWritten(description.contentType());
        return new Marked(type, ImageFile.write(Marking.mark(image, visible, invisible), type));
    }

    private String line(Handing handing) {
        String what = handing.taskId() == null ? "J" + handing.jobId() : "T" + handing.taskId();
        return pseudonyms.of(handing.jobId(), handing.subject()) + " " + what + " " + MINUTE.format(handing.givenAt());
    }
}
