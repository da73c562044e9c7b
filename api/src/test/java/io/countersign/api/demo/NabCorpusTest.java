package io.countersign.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.api.CountersignApplication;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NabCorpusTest {
    private static final String SERIES = "realAWSCloudwatch/ec2_cpu_utilization_24ae8d.csv";

    @TempDir
    private Path folder;

    @Test
    void takes_the_series_that_all_three_labelled() throws IOException {
        write("AA_labels_1.json", "{\"" + SERIES + "\": [], \"realAWSCloudwatch/ec2_cpu_utilization_53ea38.csv\": []}");
        write("BB_labels_1.json", "{\"" + SERIES + "\": []}");
        write("CC_labels_1.json", "{\"" + SERIES + "\": [\"2015-03-03 21:07:53.000000\"], \"no/such.csv\": []}");
        NabCorpus corpus = NabCorpus.with(folder);
        assertThat(corpus.series()).containsExactly(SERIES);
        assertThat(corpus.labels().keySet()).containsExactly("AA", "BB", "CC");
        assertThat(corpus.expected()).isNull();
    }

    @Test
    void says_whose_labels_there_are_where_they_are_not_three() throws IOException {
        write("AA_labels_1.json", "{}");
        assertThatThrownBy(() -> NabCorpus.with(folder))
                .hasMessageContaining("of 3 people")
                .hasMessageContaining("[AA]");
    }

    @Test
    void names_a_file_that_is_of_another_form() throws IOException {
        write("AA_labels_1.json", "[1, 2]");
        assertThatThrownBy(() -> NabCorpus.with(folder)).hasMessageContaining("AA_labels_1.json is not of the form");
    }

    @Test
    void refuses_three_people_who_labelled_nothing_together() throws IOException {
        write("AA_labels_1.json", "{}");
        write("BB_labels_1.json", "{}");
        write("CC_labels_1.json", "{}");
        assertThatThrownBy(() -> NabCorpus.with(folder)).hasMessageContaining("no series that all 3 labelled");
    }

    @Test
    void is_read_before_anything_is_started() {
        StringWriter said = new StringWriter();
        int code = new CommandLine(new CountersignApplication())
                .setErr(new PrintWriter(said, true))
                .execute("demo", "--data", folder.resolve("data").toString(), "--labels", folder + "/nowhere");
        assertThat(code).isEqualTo(2);
        assertThat(said.toString())
                .startsWith("--labels: ")
                .contains("nowhere is no folder")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(folder.resolve(name), json);
    }
}
