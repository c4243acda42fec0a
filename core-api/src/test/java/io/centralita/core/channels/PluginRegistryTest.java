package io.centralita.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.SpiRange;
import io.centralita.channel.spi.SpiVersion;
import io.centralita.channel.testkit.memory.InMemoryChannelFactory;
import io.centralita.core.channels.plugins.InstalledPlugin;
import io.centralita.core.channels.plugins.PluginException;
import io.centralita.core.channels.plugins.PluginOrigin;
import io.centralita.core.channels.plugins.PluginOrigin.Source;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginRegistryTest {

    @Test
    void shouldFindAPlugInByItsId() {
        var registry = new PluginRegistry(List.of(plugin("first", "1.0", "a.jar"), plugin("second", "1.0", "b.jar")));

        assertThat(registry.find("second")).isPresent();
        assertThat(registry.find("third")).isEmpty();
        assertThat(registry.all()).hasSize(2);
    }

    @Test
    void shouldNameBothJarsOfADuplicateId() {
        var found = List.of(plugin("twin", "1.0", "a.jar"), plugin("twin", "1.0", "b.jar"));

        assertThatThrownBy(() -> new PluginRegistry(found))
                .isInstanceOf(PluginException.class)
                .hasMessage(
                        "two plug-ins have the id twin: a.jar in the plug-in folder and b.jar in the plug-in folder");
    }

    @Test
    void shouldNameTheJarThatNeedsAnotherSpi() {
        var found = List.of(plugin("modern", "2.0", "modern.jar"));

        assertThatThrownBy(() -> new PluginRegistry(found))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(
                        "modern.jar in the plug-in folder (modern) needs SPI [2.0,3.0), this is " + SpiVersion.CURRENT);
    }

    private static InstalledPlugin plugin(String id, String spi, String jar) {
        var descriptor = new ChannelDescriptor(id, "1", SpiRange.since(spi), id, id, "{}", Set.of(), Set.of());
        return new InstalledPlugin(
                new InMemoryChannelFactory(), descriptor, new PluginOrigin(Source.PLUGIN_FOLDER, jar));
    }
}
