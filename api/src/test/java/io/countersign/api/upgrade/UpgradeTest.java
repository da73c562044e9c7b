package io.countersign.api.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.infra.local.PostgresAddress;
import io.countersign.infra.local.ScratchStack;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With the settings of the program itself; the next version is this one and one migration more. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {
    private static final PostgresAddress DATABASE = ScratchStack.database();
    private static final ApplicationContextRunner THIS = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withPropertyValues(
                    "countersign.postgres.url=" + DATABASE.jdbcUrl(),
                    "countersign.postgres.user=" + DATABASE.user(),
                    "countersign.postgres.password=" + DATABASE.password());
    private static final ApplicationContextRunner NEXT = THIS.withPropertyValues(
            "spring.flyway.locations=classpath:db/migration,classpath:io/countersign/api/upgrade");

    private static String version(Flyway flyway) {
        return flyway.info().current().getVersion().getVersion();
    }

    @Test
    @Order(1)
    void a_start_on_an_empty_database_makes_the_tables() {
        THIS.run(context -> {
            assertThat(version(context.getBean(Flyway.class))).isEqualTo("1");
            JdbcClient.create(context.getBean(javax.sql.DataSource.class))
                    .sql("""
                    insert into label_schema (owner, name, version, document, created_at, created_by)
                    values ('meridian', 'kept', 1, '{"classes": []}', now(), 's-owner')""")
                    .update();
        });
    }

    @Test
    @Order(2)
    void the_next_version_migrates_at_its_start_and_keeps_what_is_there() {
        for (int start = 0; start < 2; start++) {
            NEXT.run(context -> {
                assertThat(version(context.getBean(Flyway.class))).isEqualTo("2");
                assertThat(JdbcClient.create(context.getBean(javax.sql.DataSource.class))
                                .sql("select document || jsonb_build_object('by', reviewed_by) from label_schema")
                                .query(String.class)
                                .single())
                        .isEqualTo("{\"by\": \"nobody\", \"classes\": []}");
            });
        }
    }

    @Test
    @Order(3)
    void an_older_version_refuses_a_newer_database_and_changes_nothing() {
        THIS.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .hasMessageContaining("applied migration not resolved locally: 2"));
        NEXT.run(context -> assertThat(version(context.getBean(Flyway.class))).isEqualTo("2"));
    }
}
