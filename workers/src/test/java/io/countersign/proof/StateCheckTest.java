package io.countersign.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.audit.Change;
import io.countersign.audit.Trail;
import io.countersign.identity.Actor;
import io.countersign.testing.Database;
import io.countersign.testing.Domain;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who rewrites what became of the states of a job. */
class StateCheckTest {
    private static HikariDataSource original;

    private HikariDataSource tampered;
    private JdbcClient jdbc;

    /** A job of 40 items: made with event 2, planned with event 3, its first package labelled with event 4. */
    @BeforeAll
    static void write() {
        try (Domain domain = new Domain()) {
            change(domain, 2, """
                    insert into label_schema (id, owner, name, version, document, created_at, created_by)
                    overriding system value values (95, 'meridian', 's', 1, '{}', now(), 's-1');
                    insert into job (id, owner, name, schema_id, policy, deadline, state, created_at, created_by)
                    overriding system value values (95, 'meridian', 'j', 95, '{}', now(), 'DRAFT', now(), 's-1');
                    insert into item (job_id, no, external_id, modality, state)
                    select 95, n, 'i' || n, 'image', 'NEW' from generate_series(1, 40) n""");
            change(domain, 1, """
                    update job set state = 'RUNNING' where id = 95;
                    insert into lot (id, job_id, no, supplier, size, state)
                    overriding system value values (95, 95, 1, 'supplier-east', 40, 'OPEN');
                    insert into work_package (id, job_id, no, lot_id, supplier, first_item, last_item, state)
                    overriding system value values (951, 95, 1, 95, 'supplier-east', 1, 20, 'OPEN'),
                                                   (952, 95, 2, 95, 'supplier-east', 21, 40, 'PLANNED');
                    update item set state = 'PLANNED', package_id = 951 + (no - 1) / 20 where job_id = 95""");
            change(domain, 1, """
                    update work_package set state = 'IN_REVIEW' where id = 951;
                    update item set state = 'LABELLED' where package_id = 951""");
            original = domain.get(HikariDataSource.class);
        }
    }

    private static void change(Domain domain, int events, String sql) {
        domain.get(TransactionTemplate.class).executeWithoutResult(status -> {
            List.of(sql.split(";"))
                    .forEach(statement -> domain.jdbc().sql(statement).update());
            for (int i = 0; i < events; i++) {
                domain.get(Trail.class).append(new Actor.Service("test"), Change.ofJob(95, "job.changed", "job", "95"));
            }
        });
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
    void finds_nothing_where_nobody_touched_anything() {
        assertThat(faults()).isEmpty();
        assertThat(jdbc.sql("select stream_seq from event where moves_digest is not null order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(2L, 3L, 4L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        to another state      | update state_move set to_state = 'EXCLUDED' where subject = 'ITEM' and stream_seq = 4 | 4
        other items           | update state_move set items = '{[1,20),[21,22)}' where subject = 'ITEM' and stream_seq = 4 | 4
        another number        | update state_move set moved = 19 where subject = 'ITEM' and stream_seq = 4 | 4
        of another package    | update state_move set subject_id = 952 where subject = 'PACKAGE' and stream_seq = 4 | 4
        left out              | delete from state_move where subject = 'JOB' and stream_seq = 3 | 3
        all of an event       | delete from state_move where stream_seq = 4 | 4
        out of sight          | update state_move set stream_seq = null where stream_seq = 3 | 3
        made up               | insert into state_move (job_id, subject, subject_id, moved, to_state, stream_seq, at) select 95, 'LOT', 95, 1, 'ACCEPTED', 1, at from event where stream = 'job:95' and stream_seq = 1 | 1
        moved to a later one  | update state_move set stream_seq = 4 where subject = 'LOT' | 3
        at another time       | update state_move set at = at - interval '1 hour' where stream_seq = 2 | 2
        a state beside them   | update work_package set state = 'ACCEPTED' where id = 952 | 0
        items beside them     | update item set state = 'EXCLUDED' where no = 40 | 0
        the digest as well    | update state_move set moved = 19 where subject = 'ITEM' and stream_seq = 4; update event set moves_digest = repeat('0', 64) where stream_seq = 4 | 4
        """)
    void names_the_event_whose_changes_are_not_as_they_were(String what, String tampering, long sequence) {
        jdbc.sql("set session_replication_role = replica; " + tampering + "; set session_replication_role = default")
                .update();
        assertThat(faults()).as(what).singleElement().satisfies(fault -> {
            assertThat(fault.kind())
                    .isEqualTo(what.startsWith("the digest") ? Fault.Kind.EVENT_CHANGED : Fault.Kind.STATES_DIFFER);
            assertThat(fault.place()).isEqualTo("job:95");
            assertThat(fault.sequence()).isEqualTo(sequence);
            assertThat(fault.expected()).isNotEqualTo(fault.found());
        });
    }

    private List<Fault> faults() {
        return new Verifier(tampered, List.of(), List.of()).verify().faults();
    }
}
