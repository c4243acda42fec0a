package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.ConfigFinding.Severity;
import io.centralita.channel.spi.SpiVersion;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.testkit.ProviderMood;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** How a plug-in is found, described and configured. */
public interface ConfigurationContract extends ContractSubject {

    @Test
    default void shouldBeFoundByServiceLoader(ContractSession session) {
        Class<?> wanted = session.fixture().factory().getClass();
        assertThat(ServiceLoader.load(ChannelFactory.class).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/" + ChannelFactory.class.getName())
                .anyMatch(type -> type.isAssignableFrom(wanted));
    }

    @Test
    default void shouldFitThisVersionOfTheSpi(ContractSession session) {
        ChannelDescriptor descriptor = session.fixture().factory().descriptor();
        assertThat(descriptor.spi().holds(SpiVersion.CURRENT))
                .as("SPI range " + descriptor.spi())
                .isTrue();
        assertThat(descriptor).isEqualTo(session.fixture().factory().descriptor());
    }

    @Test
    default void shouldDescribeEverySecretInItsSchema(ContractSession session) {
        ChannelDescriptor descriptor = session.fixture().factory().descriptor();
        assertThat(descriptor.displayName()).isNotBlank();
        assertThat(descriptor.configSchema()).startsWith("{");
        assertThat(descriptor.secretFields())
                .allSatisfy(field -> assertThat(descriptor.configSchema()).contains('"' + field + '"'));
        assertThat(session.fixture().config().fields())
                .allSatisfy(field -> assertThat(descriptor.configSchema()).contains('"' + field + '"'));
    }

    @Test
    default void shouldFindNoFaultWithAGoodConfiguration(ContractSession session) {
        assertThat(errors(session, session.fixture().config(), ValidationDepth.SYNTAX))
                .isEmpty();
        assertThat(session.provider().calls()).as("calls to the provider").isZero();
        assertThat(errors(session, session.fixture().config(), ValidationDepth.CONNECTIVITY))
                .isEmpty();
    }

    @Test
    default void shouldSayWhatIsWrongWithABadConfiguration(ContractSession session) {
        List<ChannelConfig> broken = session.fixture().brokenConfigs();
        assertThat(broken).as("the fixture's broken configurations").isNotEmpty();
        for (ChannelConfig config : broken) {
            assertThat(errors(session, config, ValidationDepth.SYNTAX))
                    .as("findings on a configuration with " + config.fields())
                    .anySatisfy(finding -> assertThat(finding.field()).isNotNull());
        }
        assertThat(session.provider().calls()).as("calls to the provider").isZero();
    }

    @Test
    default void shouldFindThatTheProviderRefusesTheToken(ContractSession session) {
        session.provider(ProviderMood.REFUSES_TOKEN);
        assertThat(errors(session, session.fixture().config(), ValidationDepth.CONNECTIVITY))
                .isNotEmpty();
    }

    @Test
    default void shouldFindThatTheProviderCannotBeReached(ContractSession session) {
        session.provider(ProviderMood.UNREACHABLE);
        assertThat(errors(session, session.fixture().config(), ValidationDepth.CONNECTIVITY))
                .isNotEmpty();
    }

    private static List<ConfigFinding> errors(ContractSession session, ChannelConfig config, ValidationDepth depth) {
        List<ConfigFinding> findings =
                session.await(session.fixture().factory().validate(config, depth, session.context()));
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
