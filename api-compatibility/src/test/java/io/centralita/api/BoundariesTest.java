package io.centralita.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who may know whom, outside of the core. */
class BoundariesTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.centralita.channel");

    @Test
    void theSpiShouldKnowTheJdkAlone() {
        mayKnow("io.centralita.channel.spi..", "java..", "org.jspecify.annotations..");
    }

    @Test
    void theTestKitShouldKnowTheSpiAndItsTestLibraries() {
        mayKnow(
                "io.centralita.channel.testkit..",
                "java..",
                "org.jspecify.annotations..",
                "io.centralita.channel.spi..",
                "org.junit.jupiter..",
                "org.opentest4j..",
                "org.apiguardian..",
                "org.assertj.core..");
    }

    @Test
    void plugInsShouldKnowTheSpiAndNoneOfUsElse() {
        String[] others = {
            "java..",
            "javax.crypto..",
            "org.jspecify.annotations..",
            "io.centralita.channel.spi..",
            "com.fasterxml.jackson.."
        };
        mayKnow("io.centralita.channel.metacloud..", others);
        mayKnow("io.centralita.channel.wppconnect..", others);
    }

    private static void mayKnow(String own, String... others) {
        String[] allowed = Arrays.copyOf(others, others.length + 1);
        allowed[others.length] = own;
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true)
                .check(ALL);
    }
}
