package io.countersign.item;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.identity.Refused;
import io.countersign.problem.NotFound;
import io.countersign.problem.TooLarge;
import io.countersign.processes.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stored media: takes it in, measures it once, and tells what is known of it. */
@Component
public class Media {
    private final MediaStore store;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Trail trail;
    private final InstantSource clock;
    private final long atMost;

    Media(
            MediaStore store,
            JdbcClient jdbc,
            JsonMapper json,
            Trail trail,
            InstantSource clock,
            @Value("${countersign.media.max-bytes:536870912}") long atMost) {
        this.store = store;
        this.jdbc = jdbc;
        this.json = json;
        this.trail = trail;
        this.clock = clock;
        this.atMost = atMost;
    }

    /** @param measures as {@link Measured} names them */
    public record Description(String sha256, long bytes, String contentType, Map<String, Object> measures) {}

    /** Longest content that is taken, in bytes. */
    long atMost() {
        return atMost;
    }

    /** Stores content; what is stored already is described as it is. */
    @Transactional
    public Description upload(Actor.Person person, InputStream content) {
        if (!person.has(Role.JOB_OWNER)) {
            throw new Refused("job-owner", "Only a job owner may upload media.");
        }
        try (MediaStore.Batch batch = store.begin()) {
            MediaStore.Stored stored = batch.add(content, atMost);
            record(batch, stored);
            if (isNewFor(person.organisation(), stored)) {
                trail.append(
                        person,
                        Change.ofOrganisation(person.organisation(), "media.stored", "media", stored.sha256())
                                .with("bytes", stored.bytes()));
            }
            // Before the commit: a row without its file would be a promise that nobody keeps.
            batch.keep();
            return describe(stored.sha256());
        } catch (MediaStore.TooLarge e) {
            throw new TooLarge(e.limit());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isNewFor(String organisation, MediaStore.Stored stored) {
        return jdbc.sql("""
                insert into media_source (organisation, sha256) values (:organisation, :sha256) on conflict do nothing""")
                        .param("organisation", organisation)
                        .param("sha256", stored.sha256())
                        .update()
                == 1;
    }

    /** Writes the row of content that was added to a batch, where there is none. */
    void record(MediaStore.Batch batch, MediaStore.Stored stored) throws IOException {
        boolean known = jdbc.sql("select exists (select 1 from media where sha256 = :sha256)")
                .param("sha256", stored.sha256())
                .query(Boolean.class)
                .single();
        if (known) {
            return;
        }
        Measured measured = Measuring.of(() -> batch.open(stored.sha256()));
        jdbc.sql("""
                insert into media (sha256, bytes, content_type, measures, perceptual_hash, stored_at)
                values (:sha256, :bytes, :type, cast(:measures as jsonb), :hash, :now)
                on conflict (sha256) do nothing""")
                .param("sha256", stored.sha256())
                .param("bytes", stored.bytes())
                .param("type", measured.contentType())
                .param("measures", json.writeValueAsString(measured.measures()))
                .param("hash", measured.perceptualHash(), java.sql.Types.BIGINT)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** @throws NotFound where nothing with this digest is stored */
    public Description describe(String sha256) {
        return jdbc.sql("select * from media where sha256 = :sha256")
                .param("sha256", sha256)
                .query((row, n) -> new Description(
                        row.getString("sha256"),
                        row.getLong("bytes"),
                        row.getString("content_type"),
                        json.readValue(row.getString("measures"), new TypeReference<Map<String, Object>>() {})))
                .optional()
                .orElseThrow(() -> new NotFound("media", sha256));
    }

    /** The content; the caller closes it. */
    public InputStream open(String sha256) throws IOException {
        return store.open(sha256);
    }

    /** Whether a browser may show it on our own address: there is nothing in it that could run. */
    public static boolean isPassive(String contentType) {
        return ContentTypes.PASSIVE.contains(contentType);
    }
}
