package io.countersign.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.countersign.proof.Anchors;
import io.countersign.proof.Records;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The command line must not check less than the application, which finds its checks by itself. */
class TrailChecksTest {

    @Test
    void has_every_record_and_every_anchor_that_there_is() {
        assertThat(names(TrailChecks.RECORDS)).isEqualTo(implementing(Records.class));
        assertThat(names(TrailChecks.ANCHORS)).isEqualTo(implementing(Anchors.class));
    }

    private static Set<String> names(List<?> checks) {
        return checks.stream().map(check -> check.getClass().getName()).collect(Collectors.toSet());
    }

    private static Set<String> implementing(Class<?> kind) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.countersign")
                        .stream()
                        .filter(one -> one.isAssignableTo(kind) && !one.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
    }
}
