package io.centralita.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Calls go down, facts go up, edges point inward. */
class FloorsTest {

    private static final String ROOT = "io.centralita.core.";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.centralita.core");

    @Test
    void roomsShouldCallOnlyLowerFloors() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("kernel")
                .definedBy(ROOT + "kernel..")
                .layer("identity")
                .definedBy(ROOT + "identity..")
                .layer("first")
                .definedBy(ROOT + "contacts..", ROOT + "media..", ROOT + "channels..")
                .layer("conversations")
                .definedBy(ROOT + "conversations..")
                .layer("messages")
                .definedBy(ROOT + "messages..")
                .layer("third")
                .definedBy(ROOT + "routing..", ROOT + "bots..", ROOT + "campaigns..")
                .layer("fourth")
                .definedBy(
                        ROOT + "realtime..",
                        ROOT + "webhooks..",
                        ROOT + "reports..",
                        ROOT + "audit..",
                        ROOT + "archive..")
                .whereLayer("fourth")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("third")
                .mayOnlyBeAccessedByLayers("fourth")
                .whereLayer("messages")
                .mayOnlyBeAccessedByLayers("third", "fourth")
                .whereLayer("conversations")
                .mayOnlyBeAccessedByLayers("messages", "third", "fourth")
                .whereLayer("first")
                .mayOnlyBeAccessedByLayers("conversations", "messages", "third", "fourth")
                .whereLayer("identity")
                .mayOnlyBeAccessedByLayers("first", "conversations", "messages", "third", "fourth"));
    }

    @Test
    void kernelShouldCallNobody() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + "kernel..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.centralita.core..")
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + "kernel..")))));
    }

    @Test
    void storesShouldBeEnteredByTheirOwnRoomOnly() {
        check(classes().that().resideInAPackage("..store..").should(new OwnRoomOnly()));
    }

    @Test
    void httpEdgesShouldBeEnteredByNobody() {
        check(classes()
                .that()
                .resideInAPackage("..http..")
                .and()
                .resideOutsideOfPackage(ROOT + "kernel..")
                .should(new OwnRoomOnly()));
    }

    @Test
    void plugInsShouldBeUnknownToTheCore() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.centralita.channel.metacloud..", "io.centralita.channel.wppconnect.."));
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }
}
