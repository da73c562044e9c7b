package io.countersign.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.audit.Change;
import io.countersign.audit.EventHash;
import io.countersign.audit.EventRecord;
import io.countersign.audit.EventRows;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.processes.Role;
import io.countersign.signing.KeyRing;
import io.countersign.signing.SigningKey;
import io.countersign.testing.Database;
import io.countersign.testing.Domain;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who may do anything with the database: the verification must find it, and say where. */
class VerifierTest {
    private static final Actor OWNER =
            new Actor.Person("s-1", "meridian-owner-1", "Li Mei", "meridian", Set.of(Role.JOB_OWNER));

    private static HikariDataSource original;
    private static String secondKey;

    private HikariDataSource tampered;
    private JdbcClient jdbc;

    /** Three streams of 6 events, three checkpoints, a key rotation before the last; two more events of job 91 are in none. */
    @BeforeAll
    static void write() {
        try (Domain domain = new Domain()) {
            Checkpoints checkpoints = domain.get(Checkpoints.class);
            append(domain, 91, 3);
            append(domain, 92, 3);
            assertThat(checkpoints.make()).isPresent();
            assertThat(checkpoints.make()).isEmpty();
            append(domain, 91, 3);
            append(domain, 93, 6);
            checkpoints.make();
            secondKey = domain.get(KeyRing.class).rotate().fingerprint();
            append(domain, 92, 3);
            assertThat(checkpoints.make().orElseThrow().fingerprint()).isEqualTo(secondKey);
            append(domain, 91, 2);
            original = domain.get(HikariDataSource.class);
        }
    }

    private static void append(Domain domain, long job, int events) {
        domain.get(TransactionTemplate.class)
                .executeWithoutResult(status -> IntStream.range(0, events)
                        .forEach(n -> domain.get(Trail.class)
                                .append(
                                        OWNER,
                                        Change.ofJob(job, "item.excluded", "item", job + "/" + n)
                                                .with("n", n))));
    }

    @BeforeEach
    void copy() {
        tampered = Database.copyOf(original);
        jdbc = JdbcClient.create(tampered);
    }

    @AfterEach
    void close() {
        tampered.close();
    }

    @Test
    void finds_a_trail_that_nobody_touched_intact() {
        VerificationReport report = verify();
        assertThat(report.faults()).isEmpty();
        assertThat(report.streams()).isEqualTo(3);
        assertThat(report.events()).isEqualTo(20);
        assertThat(report.checkpoints()).isEqualTo(3);
        assertThat(report.keys()).hasSize(2).endsWith(secondKey);
        assertThat(report.lastCheckpoint()).isNotNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        content changed       | update event set changed = '{"n": 7}' where stream = 'job:92' and stream_seq = 4 | EVENT_CHANGED | job:92 | 4
        actor changed         | update event set actor = jsonb_set(actor, '{name}', '"Eve"') where stream = 'job:92' and stream_seq = 2 | EVENT_CHANGED | job:92 | 2
        time changed          | update event set at = at - interval '1 day' where stream = 'job:93' and stream_seq = 6 | EVENT_CHANGED | job:93 | 6
        id changed            | update event set id = gen_random_uuid() where stream = 'job:93' and stream_seq = 1 | EVENT_CHANGED | job:93 | 1
        given to another job  | update event set job_id = 93 where stream = 'job:92' and stream_seq = 1 | EVENT_CHANGED | job:92 | 1
        deleted in the middle | delete from event where stream = 'job:91' and stream_seq = 2 | EVENT_MISSING | job:91 | 2
        deleted and renumbered | delete from event where stream = 'job:91' and stream_seq = 2; update event set stream_seq = -stream_seq where stream = 'job:91' and stream_seq > 2; update event set stream_seq = -stream_seq - 1 where stream = 'job:91' and stream_seq < 0 | LINK_BROKEN | job:91 | 2
        two exchanged         | update event set stream_seq = case stream_seq when 3 then 104 else 103 end where stream = 'job:92' and stream_seq in (3, 4); update event set stream_seq = stream_seq - 100 where stream_seq > 100 | LINK_BROKEN | job:92 | 3
        one put in between    | insert into event (stream, stream_seq, at, actor, action, subject_type, subject_id, changed, previous_hash, hash) select stream, 7, at, actor, action, subject_type, subject_id, changed, previous_hash, hash from event where stream = 'job:92' and stream_seq = 6 | LINK_BROKEN | job:92 | 7
        end cut off           | delete from event where stream = 'job:93' and stream_seq > 4 | CHECKPOINT_CONTRADICTED | job:93 | 5
        end and row cut off   | delete from event where stream = 'job:93' and stream_seq > 4; update event_stream set last_seq = 4, last_hash = (select hash from event where stream = 'job:93' and stream_seq = 4) where stream = 'job:93' | CHECKPOINT_CONTRADICTED | job:93 | 5
        end cut off that no checkpoint saw | delete from event where stream = 'job:91' and stream_seq = 8 | HEAD_DIFFERS | job:91 | 7
        whole stream removed  | delete from event where stream = 'job:93'; delete from event_stream where stream = 'job:93' | CHECKPOINT_CONTRADICTED | job:93 | 1
        stream's row removed  | delete from event_stream where stream = 'job:92' | HEAD_DIFFERS | job:92 | 6
        stream's row changed  | update event_stream set last_hash = '\\x00' where stream = 'job:92' | HEAD_DIFFERS | job:92 | 6
        checkpoint removed    | delete from checkpoint_head where checkpoint = 2; delete from checkpoint where number = 2 | CHECKPOINT_MISSING | checkpoints | 2
        checkpoint's text     | update checkpoint set document = replace(document, '"streams":3', '"streams":4') where number = 2 | CHECKPOINT_SIGNATURE | checkpoints | 2
        checkpoint's signature | update checkpoint set signature = (select signature from checkpoint where number = 1) where number = 2 | CHECKPOINT_SIGNATURE | checkpoints | 2
        checkpoints exchanged | update checkpoint c set document = o.document, signature = o.signature, fingerprint = o.fingerprint from checkpoint o where c.number in (1, 2) and o.number in (1, 2) and o.number <> c.number | CHECKPOINT_LINK_BROKEN | checkpoints | 1
        kept head changed     | update checkpoint_head set hash = '\\x00' where checkpoint = 2 and stream = 'job:93' | CHECKPOINT_ROOT | checkpoints | 2
        kept head removed     | delete from checkpoint_head where checkpoint = 1 and stream = 'job:92' | CHECKPOINT_ROOT | checkpoints | 1
        key removed           | alter table checkpoint drop constraint checkpoint_fingerprint_fkey; delete from signing_key where endorsed_by is not null | KEY_UNKNOWN | checkpoints | 3
        """)
    void names_the_first_place_that_is_not_as_it_was(
            String what, String tampering, Fault.Kind kind, String place, long sequence) {
        tamper(tampering);
        assertThat(verify().faults()).as(what).anySatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.place()).isEqualTo(place);
            assertThat(fault.sequence()).isEqualTo(sequence);
            assertThat(fault.expected()).isNotEqualTo(fault.found());
        });
    }

    @Test
    void finds_a_suffix_that_was_hashed_anew() {
        rehash("job:91", 3);
        assertThat(verify().faults())
                .extracting(Fault::kind, Fault::place, Fault::sequence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Fault.Kind.CHECKPOINT_CONTRADICTED, "job:91", 3L));
    }

    @Test
    void finds_checkpoints_that_were_signed_anew_with_another_key() {
        SigningKey other = SigningKey.fresh();
        tamper("delete from checkpoint_head; delete from checkpoint; delete from signing_key");
        jdbc.sql("insert into signing_key values (:f, :k, now(), null, null)")
                .param("f", other.fingerprint())
                .param("k", other.publicKey())
                .update();
        assertThat(verify().keys()).containsExactly(other.fingerprint());
    }

    @Test
    void finds_a_key_that_nobody_vouched_for() {
        SigningKey other = SigningKey.fresh();
        jdbc.sql("insert into signing_key values (:f, :k, now(), :by, :endorsement)")
                .params(Map.of(
                        "f", other.fingerprint(),
                        "k", other.publicKey(),
                        "by", secondKey,
                        "endorsement", other.sign(other.publicKey())))
                .update();
        assertThat(verify().faults()).extracting(Fault::kind).containsExactly(Fault.Kind.KEY_NOT_ENDORSED);
    }

    @Test
    void can_be_asked_about_one_job_alone() {
        tamper("update event set reason = 'x' where stream = 'job:93' and stream_seq = 3");
        Verifier verifier = verifier();
        assertThat(verifier.verifyJob(92).intact()).isTrue();
        assertThat(verifier.verifyJob(92).events()).isEqualTo(6);
        assertThat(verifier.verifyJob(93).intact()).isFalse();
    }

    /** What somebody does who knows how it is made, and changes an event and all that follow. */
    private void rehash(String stream, long from) {
        List<EventRecord> events = jdbc.sql(
                        "select * from event where stream = :s and stream_seq >= :f order by stream_seq")
                .param("s", stream)
                .param("f", from)
                .query(EventRows::read)
                .list();
        String previous = events.get(0).previousHash();
        for (EventRecord event : events) {
            tamper("update event set reason = 'forged', previous_hash = '\\x" + previous + "' where seq = "
                    + event.seq());
            EventRecord forged = jdbc.sql("select * from event where seq = " + event.seq())
                    .query(EventRows::read)
                    .single();
            previous = EventHash.of(forged);
            tamper("update event set hash = '\\x" + previous + "' where seq = " + event.seq());
        }
        jdbc.sql("update event_stream set last_hash = :h where stream = :s")
                .param("h", HexFormat.of().parseHex(previous))
                .param("s", stream)
                .update();
    }

    /** Without the triggers that keep honest mistakes away. */
    private void tamper(String sql) {
        jdbc.sql("set session_replication_role = replica; " + sql + "; set session_replication_role = default")
                .update();
    }

    private VerificationReport verify() {
        return verifier().verify();
    }

    private Verifier verifier() {
        return new Verifier(tampered, List.of(new CheckpointAnchors()), List.of());
    }
}
