package io.countersign.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.api.command.RunningSystem;
import io.countersign.audit.KafkaSettings;
import io.countersign.infra.local.LocalSettings;
import io.countersign.infra.local.PartName;
import io.countersign.release.BundleVerifier;
import io.countersign.search.query.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class MaintieDemonstrationTest {
    private static final int ORDERS = 160;

    @TempDir
    static Path data;

    private static RunningSystem system;
    private static Path bundle;
    private static final StringWriter CONSOLE = new StringWriter();
    private static boolean nearest;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        system = RunningSystem.start(LocalSettings.only(data, PartName.values()), 0, progress -> {});
        bundle = data.resolve("release.zip");
        nearest = new MaintieDemonstration(
                        new PrintWriter(CONSOLE, true),
                        system.api(),
                        system.addresses().issuerUri(),
                        new Demonstration.Stores(
                                system.get(JdbcClient.class),
                                system.addresses().kafkaBootstrapServers(),
                                system.get(KafkaSettings.class).topic(),
                                system.get(History.class)))
                .run(MaintieCorpus.shipped().first(ORDERS), 2024, bundle);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void comes_nearer_to_the_gold_than_every_single_annotator() {
        assertThat(CONSOLE.toString()).contains("The release is nearer to the gold than every single annotator.");
        assertThat(nearest).isTrue();
    }

    @Test
    void releases_every_work_order_once() throws IOException {
        List<ReleasedTexts.Text> texts = ReleasedTexts.of(bundle);
        assertThat(texts.stream().map(ReleasedTexts.Text::externalId))
                .doesNotHaveDuplicates()
                .hasSize(ORDERS);
    }

    @Test
    void lets_some_texts_be_settled_by_the_vote_and_some_by_a_person() throws IOException {
        List<ReleasedTexts.Text> texts = ReleasedTexts.of(bundle);
        assertThat(texts).anyMatch(ReleasedTexts.Text::byAPerson).anyMatch(text -> !text.byAPerson());
    }

    @Test
    void inspects_a_lot_of_each_supplier() {
        assertThat(system.get(JdbcClient.class)
                        .sql("select distinct supplier from lot where state = 'ACCEPTED' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("supplier-east", "supplier-west");
    }

    @Test
    void seals_a_bundle_that_can_be_verified_offline() throws IOException {
        assertThat(new BundleVerifier(system.get(JsonMapper.class))
                        .verify(bundle)
                        .problems())
                .isEmpty();
    }
}
