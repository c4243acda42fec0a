package io.centralita.core.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.centralita.channel.spi.inbound.InboundEvent;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A native executable holds only what it was told of, and nothing but its first use at run time shows what is missing. So
 * here is compared what the project's own code loads by name with what is registered. Whoever loads something new by name
 * finds this test failing and registers it.
 */
class NativeRegistrationTest {

    /** Who may load a resource by name, and which. */
    private static final Map<String, String> LOADED_BY_NAME = Map.of(
            "io.centralita.core.boot.PostgresBinaries",
            "postgres-linux-x86_64.txz",
            "io.centralita.core.contract.DocumentRoutes",
            "openapi/openapi.yaml",
            "io.centralita.core.channels.plugins.ConformanceReports",
            "META-INF/centralita/conformance/meta-cloud.json",
            "io.centralita.channel.metacloud.MetaCloudChannelFactory",
            "io/centralita/channel/metacloud/config-schema.json",
            "io.centralita.channel.wppconnect.WppconnectChannelFactory",
            "io/centralita/channel/wppconnect/config-schema.json",
            "io.centralita.channel.metacloud.errors.ErrorTable",
            "io/centralita/channel/metacloud/errors/meta-errors.csv");

    /** Read while building, not at run time. */
    private static final Predicate<String> FOR_THE_BUILD =
            name -> Set.of("application.properties", "META-INF/openapi.yaml").contains(name)
                    || name.startsWith("META-INF/native-image/");

    private static final String SERVICES = "META-INF/services/";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.centralita.core", "io.centralita.channel")
            .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("..testkit..")));
    private final Map<String, String> resources = ProjectResources.all();
    private final Registered registered = Registered.read(resources, classes);

    @Test
    void shouldKeepEveryResourceOfTheProject() {
        assertThat(resources).containsKey("db/migration/V001__ground.sql");
        assertThat(resources.keySet())
                .filteredOn(FOR_THE_BUILD.negate())
                .allSatisfy(name ->
                        assertThat(registered.hasResource(name)).as(name).isTrue());
    }

    @Test
    void shouldKeepEveryResourceThatIsLoadedByName() {
        assertThat(callersOf(target -> target.getName().startsWith("getResource")
                        && (ownedBy(target, Class.class) || ownedBy(target, ClassLoader.class))))
                .isEqualTo(new TreeSet<>(LOADED_BY_NAME.keySet()));
        assertThat(LOADED_BY_NAME.values()).allSatisfy(name -> {
            assertThat(getClass().getClassLoader().getResource(name)).as(name).isNotNull();
            assertThat(registered.hasResource(name)).as(name).isTrue();
        });
    }

    @Test
    void shouldKeepTheServiceFilesThatAreAskedForAndMakeTheirProviders() {
        Set<String> services = referencedBy(target -> ownedBy(target, java.util.ServiceLoader.class)
                && target.getName().startsWith("load"));

        assertThat(services)
                .allSatisfy(service -> assertThat(registered.hasResource(SERVICES + service))
                        .as(service)
                        .isTrue());
        assertThat(providers()).allSatisfy(provider -> {
            assertThat(classes.contain(provider)).as(provider).isTrue();
            assertThat(registered.reflection()).contains(provider);
        });
    }

    @Test
    void shouldReadFromJsonOnlyTypesThatAreRegistered() {
        Set<String> types =
                referencedBy(target -> target.getOwner().getPackageName().startsWith("com.fasterxml.jackson")
                        && Stream.of("readValue", "treeToValue", "convertValue", "readerFor", "constructType")
                                .anyMatch(target.getName()::equals));

        assertThat(types).filteredOn(name -> name.startsWith("io.centralita")).isSubsetOf(registered.reflection());
    }

    @Test
    void shouldReflectOnNothingElse() {
        assertThat(callersOf(target -> ownedBy(target, Class.class)
                        && (target.getName().equals("forName")
                                || target.getName().matches("(getDeclared|get)(Constructor|Method|Field)s?"))))
                .isSubsetOf("io.centralita.core.kernel.db.StorableRecord");
    }

    /** {@code StorableRecord} takes apart what plug-ins tell, and makes it anew. */
    @Test
    void shouldRegisterEveryRecordThatAnEventMayHold() {
        var held = ReachableRecords.of(InboundEvent.class);

        assertThat(held).hasSizeGreaterThan(40).contains("io.centralita.channel.spi.content.MessageContent$Text");
        assertThat(held).isSubsetOf(registered.reflection());
    }

    /**
     * Classes are initialised while the executable is built, unless application.properties says otherwise: a generator made
     * then would be the same in every process.
     */
    @Test
    void shouldHoldNoRandomnessAndNoThreadFromTheBuild() {
        assertThat(classes.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().isAssignableTo(Random.class)
                                || field.getRawType().isAssignableTo(Thread.class))
                        .map(field -> field.getOwner().getName()))
                .isSubsetOf(registered.initialisedAtRunTime());
    }

    private Set<String> providers() {
        return resources.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(SERVICES))
                .flatMap(entry -> entry.getValue().lines())
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> callersOf(Predicate<CodeUnitCallTarget> target) {
        return unitsCalling(target)
                .map(unit -> topLevel(unit.getOwner()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> referencedBy(Predicate<CodeUnitCallTarget> target) {
        return unitsCalling(target)
                .flatMap(unit -> unit.getReferencedClassObjects().stream())
                .map(ReferencedClassObject::getRawType)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<JavaCodeUnit> unitsCalling(Predicate<CodeUnitCallTarget> target) {
        return classes.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getCallsFromSelf().stream().anyMatch(call -> target.test(call.getTarget())));
    }

    private static boolean ownedBy(CodeUnitCallTarget target, Class<?> type) {
        return target.getOwner().isEquivalentTo(type);
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }
}
