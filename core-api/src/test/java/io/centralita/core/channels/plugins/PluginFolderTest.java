package io.centralita.core.channels.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.testkit.context.TestChannelContext;
import io.centralita.core.channels.PluginThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real jars, compiled here. */
class PluginFolderTest {

    @TempDir
    Path temp;

    @Test
    void shouldBeEmptyWithoutAFolder() {
        assertThat(load()).isEmpty();
    }

    @Test
    void shouldLoadEachJarAndSayWhereItCameFrom() throws IOException {
        PluginJar.plugin("first").write(folder("b.jar"));
        PluginJar.plugin("second").write(folder("a.jar"));
        Files.writeString(folder("notes.txt"), "not a plug-in");
        Files.writeString(folder(".half-copied.jar"), "not yet");

        assertThat(load())
                .extracting(plugin -> plugin.descriptor().id() + " of " + plugin.origin())
                .containsExactly("second of a.jar in the plug-in folder", "first of b.jar in the plug-in folder");
    }

    @Test
    void shouldHideTheCoreAndTheLibrariesOfTheApplication() throws Exception {
        var sees =
                "found(\"io.centralita.core.channels.PluginRegistry\") + found(\"com.fasterxml.jackson.core.JsonFactory\")"
                        + " + found(\"io.vertx.core.Vertx\")";
        PluginJar.plugin("stranger", "1.0", sees).write(folder("stranger.jar"));

        assertThat(descriptions()).containsExactly("hiddenhiddenhidden");
        assertThat(Class.forName("com.fasterxml.jackson.core.JsonFactory"))
                .as("the application has it")
                .isNotNull();
    }

    @Test
    void shouldHideTheResourcesOfTheApplication() throws IOException {
        var sees = "String.valueOf(Factory.class.getClassLoader().getResource(\"application.properties\"))";
        PluginJar.plugin("stranger", "1.0", sees).write(folder("stranger.jar"));

        assertThat(descriptions()).containsExactly("null");
    }

    @Test
    void shouldShowTheJdkAndOneSpiForAll() throws IOException {
        PluginJar.plugin("stranger", "1.0", "found(\"java.net.http.HttpClient\") + found(\"java.sql.Driver\")")
                .write(folder("stranger.jar"));

        assertThat(descriptions()).containsExactly("java.net.http.HttpClientjava.sql.Driver");
    }

    @Test
    void shouldHidePlugInsFromOneAnother() throws IOException {
        PluginJar.plugin("first")
                .source("stranger.Secret", "package stranger; public class Secret {}")
                .write(folder("first.jar"));
        PluginJar.plugin("second", "1.0", "found(\"stranger.Secret\")").write(folder("second.jar"));

        assertThat(descriptions()).containsExactly("nothing", "hidden");
    }

    @Test
    void shouldGiveEachPlugInItsOwnCopyOfALibrary() throws IOException {
        for (var version : List.of("1", "2")) {
            var library = new PluginJar()
                    .source(
                            "com.fasterxml.jackson.core.JsonFactory",
                            "package com.fasterxml.jackson.core; public class JsonFactory {"
                                    + " public static String version() { return \"own " + version + "\"; } }")
                    .write(folder("plugin-" + version + "/library.jar"));
            PluginJar.plugin("plugin-" + version, "1.0", "com.fasterxml.jackson.core.JsonFactory.version()")
                    .write(folder("plugin-" + version + "/plugin.jar"), library);
        }

        assertThat(descriptions()).containsExactly("own 1", "own 2");
    }

    /** Libraries look for services by the thread's class loader; the application's are no subtypes of their own. */
    @Test
    void shouldRunWithItsOwnClassLoaderAsTheThreads() throws Exception {
        var sees = "String.valueOf(Thread.currentThread().getContextClassLoader() == Factory.class.getClassLoader())";
        PluginJar.plugin("stranger", "1.0", sees).write(folder("stranger.jar"));
        var plugin = load().get(0);
        var before = Thread.currentThread().getContextClassLoader();

        var answered = new PluginThreads()
                .call(
                        "stranger",
                        () -> plugin.factory()
                                .validate(
                                        ChannelConfig.of(Map.of()),
                                        ValidationDepth.SYNTAX,
                                        TestChannelContext.create()));

        assertThat(plugin.descriptor().description()).as("when it is made").isEqualTo("true");
        assertThat(answered.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS))
                .as("on its threads")
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).isEqualTo("true"));
        assertThat(plugin.factory().descriptor().description())
                .as("on any thread")
                .isEqualTo("true");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void shouldStillReadTheReportThatAJarCarries() throws IOException {
        PluginJar.plugin("stranger")
                .resource("META-INF/centralita/conformance/stranger.json", """
                        {"channel":"stranger","spi":"1.0","promises":[]}""")
                .write(folder("stranger.jar"));

        var mapper = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

        assertThat(new ConformanceReports(mapper).of(load().get(0))).isPresent();
    }

    @Test
    void shouldNameTheJarThatIsNone() throws IOException {
        Files.createDirectories(folder("").toAbsolutePath());
        Files.writeString(folder("broken.jar"), "this is no zip");

        refuses("broken.jar in the plug-in folder", "no readable jar");
    }

    @Test
    void shouldNameTheJarWithoutAServiceFile() throws IOException {
        new PluginJar().source("some.Thing", "package some; class Thing {}").write(folder("library.jar"));

        refuses("library.jar in the plug-in folder", "holds no META-INF/services/");
    }

    @Test
    void shouldNameTheJarWhoseFactoryIsMissing() throws IOException {
        PluginJar.plugin("lost")
                .resource("META-INF/services/io.centralita.channel.spi.ChannelFactory", "stranger.Elsewhere")
                .write(folder("lost.jar"));

        refuses("lost.jar in the plug-in folder", "stranger.Elsewhere");
    }

    @Test
    void shouldNameTheJarThatNeedsALibraryItDoesNotBring() throws IOException {
        var library = new PluginJar()
                .source(
                        "helpful.Help",
                        "package helpful; public class Help { public static String me() { return \"\"; } }")
                .write(temp.resolve("elsewhere/library.jar"));
        PluginJar.plugin("needy", "1.0", "helpful.Help.me()").write(folder("needy.jar"), library);

        refuses("needy.jar in the plug-in folder", "helpful/Help");
    }

    @Test
    void shouldNameTheFolderWithoutAJar() throws IOException {
        Files.createDirectories(folder("empty"));

        refuses("empty in the plug-in folder", "without a jar");
    }

    @Test
    void shouldRefuseAFilledFolderInANativeExecutable() throws IOException {
        PluginJar.plugin("first").write(folder("first.jar"));

        assertThatThrownBy(() -> new PluginFolder(folder(""), true).load())
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("first.jar")
                .hasMessageContaining("native executable cannot load plug-ins");
        assertThat(new PluginFolder(temp.resolve("none"), true).load()).isEmpty();
    }

    private void refuses(String jar, String problem) {
        assertThatThrownBy(this::load)
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(jar)
                .hasMessageContaining(problem);
    }

    private List<String> descriptions() {
        return load().stream().map(plugin -> plugin.descriptor().description()).toList();
    }

    private List<InstalledPlugin> load() {
        return new PluginFolder(folder(""), false).load();
    }

    private Path folder(String name) {
        return temp.resolve("plugins").resolve(name);
    }
}
