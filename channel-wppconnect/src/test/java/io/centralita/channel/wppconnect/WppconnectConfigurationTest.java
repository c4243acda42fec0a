package io.centralita.channel.wppconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.context.TestChannelContext;
import io.centralita.channel.wppconnect.support.Fixtures;
import io.centralita.channel.wppconnect.support.ServerStandIn;
import io.centralita.channel.wppconnect.support.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WppconnectConfigurationTest {
    private final ServerStandIn server = new ServerStandIn();
    private final WppconnectChannelFactory factory = new WppconnectChannelFactory();

    private List<ConfigFinding> findings(ChannelConfig config, ValidationDepth depth) {
        return factory.validate(config, depth, TestChannelContext.with(server))
                .toCompletableFuture()
                .join();
    }

    @ParameterizedTest
    @CsvSource({
        "base_url,wppconnect,malformed",
        "base_url,http://u:p@wppconnect,malformed",
        "session,Loja,malformed",
        "session,'',required",
        "secret_key,' ',required",
        "webhook_secret,short,malformed",
        "webhook_secret,with spaces in the middle of it,malformed",
        "previous_webhook_secret,short,malformed",
        "webhook_base_url,centralita:8080,malformed"
    })
    void shouldNameTheFieldThatIsWrongAndNotItsValue(String field, String value, String code) {
        assertThat(findings(Settings.good().with(field, value), ValidationDepth.SYNTAX))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.field()).isEqualTo(field);
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.severity()).isEqualTo(ConfigFinding.Severity.ERROR);
                });
    }

    @Test
    void shouldWarnOfTheSecretThatEverybodyKnowsAndOfSettingsItDoesNotHave() {
        ChannelConfig config =
                Settings.good().with("secret_key", "THISISMYSECURETOKEN").with("colour", "blue");
        assertThat(findings(config, ValidationDepth.SYNTAX))
                .extracting(ConfigFinding::code, ConfigFinding::severity)
                .containsExactly(
                        tuple("sample_secret", ConfigFinding.Severity.WARNING),
                        tuple("unknown_field", ConfigFinding.Severity.WARNING));
    }

    @Test
    void shouldTellAWrongSecretFromAWrongAddressAndFromNoAnswer() {
        server.mood(ProviderMood.REFUSES_TOKEN);
        assertThat(findings(Settings.good(), ValidationDepth.CONNECTIVITY))
                .extracting(ConfigFinding::field, ConfigFinding::code)
                .containsExactly(tuple("secret_key", "secret_refused"));
        server.mood(ProviderMood.SILENT);
        assertThat(findings(Settings.good(), ValidationDepth.CONNECTIVITY))
                .extracting(ConfigFinding::field, ConfigFinding::code)
                .containsExactly(tuple("base_url", "provider_unreachable"));
        server.mood(ProviderMood.ACCEPTS);
        server.answering("status-session", ServerStandIn.page(404));
        assertThat(findings(Settings.good(), ValidationDepth.CONNECTIVITY))
                .extracting(ConfigFinding::field, ConfigFinding::code)
                .containsExactly(tuple("base_url", "wrong_address"));
    }

    @Test
    void shouldNotDisturbTheSessionWhenItValidates() {
        findings(Settings.good(), ValidationDepth.CONNECTIVITY);
        assertThat(server.received())
                .extracting(ServerStandIn::route)
                .containsExactly("generate-token", "status-session");
    }

    @Test
    void shouldMarkItsSecretsInTheSchema() {
        JsonNode properties = Fixtures.tree(factory.descriptor().configSchema().getBytes(StandardCharsets.UTF_8))
                .get("properties");
        Set<String> marked = new HashSet<>();
        properties.properties().forEach(property -> {
            if (property.getValue().path("x-secret").asBoolean()) {
                marked.add(property.getKey());
            }
        });
        assertThat(marked).isEqualTo(factory.descriptor().secretFields());
    }

    @Test
    void shouldShowNoSecretInText() {
        String text = WppconnectConfig.read(Settings.good()).toString()
                + factory.create(Settings.good(), TestChannelContext.with(server));
        assertThat(text)
                .doesNotContain(Settings.SECRET, Settings.KEY, Settings.OLD_KEY)
                .contains("loja1");
    }
}
