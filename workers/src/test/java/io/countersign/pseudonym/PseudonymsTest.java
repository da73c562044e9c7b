package io.countersign.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
    @TempDir
    Path keys;

    @TempDir
    Path otherKeys;

    @Test
    void stand_for_one_person_in_one_job_as_long_as_the_secret_is_kept() {
        Pseudonyms pseudonyms = new Pseudonyms(keys);
        String name = pseudonyms.of(7, "subject-1");
        assertThat(name).matches("P-[0-9A-Z]{6}");
        assertThat(Pseudonyms.isOne(name)).isTrue();
        assertThat(new Pseudonyms(keys).of(7, "subject-1")).isEqualTo(name);
        assertThat(pseudonyms.of(8, "subject-1")).isNotEqualTo(name);
        assertThat(pseudonyms.of(7, "subject-2")).isNotEqualTo(name);
        assertThat(new Pseudonyms(otherKeys).of(7, "subject-1")).isNotEqualTo(name);
    }

    @Test
    void use_all_of_their_characters() {
        Pseudonyms pseudonyms = new Pseudonyms(keys);
        String all = IntStream.range(0, 1_000)
                .mapToObj(i -> pseudonyms.of(1, "subject-" + i).substring(2))
                .collect(Collectors.joining());
        assertThat(all.chars().distinct().count()).isEqualTo(32);
    }

    @Test
    void keep_their_secret_to_themselves() throws IOException {
        assertThat(new Pseudonyms(keys).of(1, "x")).isNotBlank();
        Path secret = keys.resolve("pseudonyms");
        assertThat(Files.readString(secret)).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(keys).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void are_not_taken_for_usernames() {
        assertThat(Pseudonyms.isOne("P-7F3A")).isFalse();
        assertThat(Pseudonyms.isOne("p-7f3a9k")).isFalse();
        assertThat(Pseudonyms.isOne("east-annotator-1")).isFalse();
    }
}
