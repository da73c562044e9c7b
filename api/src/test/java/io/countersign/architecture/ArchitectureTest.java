package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.countersign");

    static List<Rules.Rule> rules() {
        return Rules.all();
    }

    @Nested
    class every_rule {
        @ParameterizedTest
        @MethodSource("io.countersign.architecture.ArchitectureTest#rules")
        void holds_for_the_product(Rules.Rule rule) {
            rule.rule().check(PRODUCT);
        }

        @ParameterizedTest
        @MethodSource("io.countersign.architecture.ArchitectureTest#rules")
        void is_broken_by_its_probe(Rules.Rule rule) {
            JavaClasses probe = new ClassFileImporter().importClasses(rule.probe());
            assertThat(rule.rule().evaluate(probe).hasViolation()).isTrue();
        }
    }

    @Test
    void features_do_not_go_round_in_circles() {
        SlicesRuleDefinition.slices()
                .matching("io.countersign.(*)..")
                .should()
                .beFreeOfCycles()
                .check(PRODUCT);
    }

    @Test
    void the_product_is_really_looked_at() {
        assertThat(PRODUCT).hasSizeGreaterThan(200);
        assertThat(PRODUCT.containPackage("io.countersign.infra.engine")).isTrue();
        assertThat(PRODUCT.containPackage("io.countersign.quality")).isTrue();
        assertThat(PRODUCT.containPackage("io.countersign.search.query")).isTrue();
    }
}
