package io.centralita.core.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDatabaseTest {

    private static final Map<String, String> WHOLE = Map.of(
            "centralita.database.url", "postgresql://db.example:5432/centralita?sslmode=require",
            "centralita.database.username", "centralita_app",
            "centralita.database.password", "a",
            "centralita.database.owner.username", "centralita_owner",
            "centralita.database.owner.password", "o");

    @Test
    void shouldBeAbsentUnlessAnUrlIsSet() {
        assertThat(ExternalDatabase.from(BootSettings.of(Map.of()))).isEmpty();
        assertThat(ExternalDatabase.from(BootSettings.of(Map.of("centralita.database.url", " "))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:"})
    void shouldLeadTheApplicationAndFlywayThereEachWithItsRole(String prefix) {
        Map<String, String> settings = with("centralita.database.url", prefix + WHOLE.get("centralita.database.url"));

        assertThat(ExternalDatabase.from(BootSettings.of(settings))
                        .orElseThrow()
                        .quarkusSettings())
                .containsEntry(
                        "quarkus.datasource.reactive.url", "postgresql://db.example:5432/centralita?sslmode=require")
                .containsEntry(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example:5432/centralita?sslmode=require")
                .containsEntry("quarkus.datasource.username", "centralita_app")
                .containsEntry("quarkus.datasource.password", "a")
                .containsEntry("quarkus.flyway.username", "centralita_owner")
                .containsEntry("quarkus.flyway.password", "o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "password", "owner.username", "owner.password"})
    void shouldNameTheSettingThatIsMissing(String name) {
        Map<String, String> settings = with("centralita.database." + name, "");

        assertThatThrownBy(() -> ExternalDatabase.from(BootSettings.of(settings)))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("centralita.database." + name);
    }

    @Test
    void shouldRefuseAnotherKindOfDatabase() {
        assertThatThrownBy(
                        () -> ExternalDatabase.from(BootSettings.of(with("centralita.database.url", "mysql://db/x"))))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("postgresql://");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(WHOLE);
        settings.put(name, value);
        return settings;
    }
}
