package io.centralita.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the comparison catches, on classes compiled here. */
class ComparisonTest {

    private static final String BIRD = "package zoo; public interface Bird { void sing(); %s }";
    private static final String EGG = "package zoo; public record Egg(String colour%s) {}";

    @TempDir
    Path folder;

    @Test
    void shouldFindNothingInTheSameClasses() throws IOException {
        assertThat(breaks(BIRD.formatted("void fly();"), BIRD.formatted("void fly();")))
                .isEmpty();
    }

    @Test
    void shouldFindARemovedMethod() throws IOException {
        assertThat(breaks(BIRD.formatted("void fly();"), BIRD.formatted("")))
                .singleElement()
                .asString()
                .contains("zoo.Bird", "fly: METHOD_REMOVED");
    }

    @Test
    void shouldFindANewAbstractMethod() throws IOException {
        assertThat(breaks(BIRD.formatted(""), BIRD.formatted("void fly();")))
                .singleElement()
                .asString()
                .contains("zoo.Bird", "fly: METHOD_ADDED_TO_INTERFACE");
    }

    @Test
    void shouldFindAChangedRecord() throws IOException {
        assertThat(breaks(EGG.formatted(""), EGG.formatted(", int weight")))
                .singleElement()
                .asString()
                .contains("zoo.Egg", "CONSTRUCTOR_REMOVED");
    }

    @Test
    void shouldLetInterfacesGrowByDefaultMethodsAndClassesByNewOnes() throws IOException {
        assertThat(breaks(BIRD.formatted(""), BIRD.formatted("default void fly() {}")))
                .isEmpty();
    }

    @Test
    void shouldLetInterfacesGrowThatNobodyElseImplements() throws IOException {
        Path older = jar("older", BIRD.formatted(""));
        Path newer = jar("newer", BIRD.formatted("void fly();"));

        assertThat(new Comparison(Set.of("zoo")).breaks(older, newer)).isEmpty();
        assertThat(new Comparison(Set.of("zoo")).breaks(newer, older)).hasSize(1);
    }

    private List<String> breaks(String older, String newer) throws IOException {
        return new Comparison(Set.of()).breaks(jar("older", older), jar("newer", newer));
    }

    private Path jar(String name, String source) throws IOException {
        String type = source.contains("Bird") ? "Bird" : "Egg";
        Path sources = Files.createDirectories(folder.resolve(name).resolve("zoo"));
        Path file = Files.writeString(sources.resolve(type + ".java"), source);
        Path classes = folder.resolve(name + "-classes");
        int done = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString());
        assertThat(done).isZero();
        return ApiJar.of(classes, folder.resolve(name + ".jar"));
    }
}
