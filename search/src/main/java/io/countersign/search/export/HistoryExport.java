package io.countersign.search.export;

import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.digest.Sha256;
import io.countersign.identity.Actor;
import io.countersign.outbox.Outward;
import io.countersign.pseudonym.Names;
import io.countersign.search.query.EveryEvent;
import io.countersign.search.query.HistoryQuestion;
import io.countersign.search.query.Questions;
import io.countersign.search.query.Scopes;
import io.countersign.signing.KeyRing;
import io.countersign.signing.Pem;
import io.countersign.signing.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A ZIP with the events, a statement of what they are, and the system's signature over it. Streamed: memory does not grow with the
 * answer. That it was asked for is recorded before the first byte leaves, what it came to after the last.
 */
@Component
@Outward
public class HistoryExport {
    static final String STATEMENT = "export.json";
    static final String SIGNATURE = "export.sig";
    static final String PUBLIC_KEY = "public-key.pem";

    private final EveryEvent events;
    private final Scopes scopes;
    private final Names names;
    private final Questions questions;
    private final KeyRing keys;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final JsonMapper json;

    HistoryExport(
            EveryEvent events,
            Scopes scopes,
            Names names,
            Questions questions,
            KeyRing keys,
            Trail trail,
            TransactionTemplate transaction,
            InstantSource clock,
            JsonMapper json) {
        this.events = events;
        this.scopes = scopes;
        this.names = names;
        this.questions = questions;
        this.keys = keys;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
        this.json = json;
    }

    /** Records that the person asks for it. To be called before {@link #write}. */
    public void begin(Actor.Person person, HistoryQuestion question, ExportFormat format) {
        append(person, change(person, "history.export-begun", question, format));
    }

    /** Writes the archive; the stream stays open. */
    public void write(Actor.Person person, HistoryQuestion question, ExportFormat format, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(format.fileName()));
        Sha256.Output measured = new Sha256.Output(zip);
        EventFile file = format == ExportFormat.CSV ? new CsvTable(measured) : new JsonLines(measured);
        Names.View view = names.seenBy(person);
        long count = events.read(scopes.of(person, question), question, event -> file.add(view.event(event)));
        file.flush();
        zip.closeEntry();

        SigningKey key = keys.current();
        byte[] statement = new Statement(
                        Statement.FORMAT,
                        format.fileName(),
                        measured.sha256(),
                        count,
                        question,
                        person.username(),
                        person.organisation(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        key.fingerprint())
                .canonical(json);
        put(zip, STATEMENT, statement);
        put(zip, SIGNATURE, key.sign(statement));
        put(zip, PUBLIC_KEY, Pem.write(key.publicKey(), "PUBLIC KEY").getBytes(StandardCharsets.US_ASCII));
        zip.finish();
        append(
                person,
                change(person, "history.exported", question, format)
                        .with("events", count)
                        .with("sha256", measured.sha256()));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private void append(Actor.Person person, Change change) {
        transaction.executeWithoutResult(status -> trail.append(person, change));
    }

    private Change change(Actor.Person person, String action, HistoryQuestion question, ExportFormat format) {
        return Change.ofOrganisation(person.organisation(), action, "history", person.organisation())
                .with("question", questions.nameless(question))
                .with("format", format.name());
    }
}
