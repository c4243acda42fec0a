package io.centralita.channel.metacloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.metacloud.support.Settings;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaCloudConfigurationTest {
    private final GraphStandIn graph = new GraphStandIn();
    private final MetaCloudChannelFactory factory = new MetaCloudChannelFactory();

    private List<ConfigFinding> findings(ChannelConfig config, ValidationDepth depth) {
        return factory.validate(config, depth, TestChannelContext.with(graph))
                .toCompletableFuture()
                .join();
    }

    @ParameterizedTest
    @CsvSource({
        "phone_number_id,+1555,malformed",
        "phone_number_id,'',required",
        "waba_id,abc,malformed",
        "access_token,'a b',malformed",
        "app_secret,' ',required",
        "verify_token,'',required",
        "graph_base_url,graph.facebook.com,malformed",
        "graph_base_url,https://user@graph.example,malformed",
        "graph_base_url,https://graph.example?x=1,malformed",
        "graph_version,25,malformed",
        "display_phone_number,call me,malformed"
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
    void shouldWarnOfPlainHttpAndOfSettingsItDoesNotHave() {
        ChannelConfig config =
                Settings.good().with("graph_base_url", "http://127.0.0.1:8085").with("colour", "blue");
        assertThat(findings(config, ValidationDepth.SYNTAX))
                .extracting(ConfigFinding::code, ConfigFinding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("not_encrypted", ConfigFinding.Severity.WARNING),
                        org.assertj.core.groups.Tuple.tuple("unknown_field", ConfigFinding.Severity.WARNING));
    }

    @Test
    void shouldTellABadTokenFromABadNumberAndFromNoAnswer() {
        graph.mood(ProviderMood.REFUSES_TOKEN);
        assertThat(findings(Settings.good(), ValidationDepth.CONNECTIVITY))
                .extracting(ConfigFinding::field, ConfigFinding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("access_token", "token_refused"));
        graph.mood(ProviderMood.SILENT);
        assertThat(findings(Settings.good(), ValidationDepth.CONNECTIVITY))
                .extracting(ConfigFinding::field, ConfigFinding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("graph_base_url", "provider_unreachable"));
        graph.mood(ProviderMood.ACCEPTS);
        assertThat(findings(Settings.good().with("phone_number_id", "999"), ValidationDepth.CONNECTIVITY))
                .extracting(ConfigFinding::field, ConfigFinding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("phone_number_id", "number_unknown"));
    }

    @Test
    void shouldFindThatMetaDeliversElsewhereOrNothing() {
        graph.number(GraphStandIn.NUMBER.replace(
                "\"status\"", "\"webhook_configuration\":{\"application\":\"https://old.example/x\"},\"status\""));
        graph.apps("{'data':[]}");
        assertThat(findings(Settings.good(), ValidationDepth.CONNECTIVITY))
                .extracting(ConfigFinding::severity, ConfigFinding::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(ConfigFinding.Severity.WARNING, "webhook_differs"),
                        org.assertj.core.groups.Tuple.tuple(ConfigFinding.Severity.WARNING, "app_not_subscribed"));
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
        String text = MetaCloudConfig.read(Settings.good()).toString()
                + factory.create(Settings.good(), TestChannelContext.with(graph));
        assertThat(text).doesNotContain(Settings.TOKEN, Fixtures.SECRET).contains("310000000000001");
    }
}
