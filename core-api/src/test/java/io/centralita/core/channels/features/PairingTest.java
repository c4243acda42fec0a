package io.centralita.core.channels.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.centralita.core.testing.MemoryLine;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A challenge goes to who asked for it; everybody else hears only that there is one. */
@QuarkusTest
class PairingTest {

    @Inject
    TestWorkspaces workspaces;

    private TestWorkspace workspace;
    private MemoryLine line;

    @BeforeEach
    void connect() {
        workspace = workspaces.create();
        line = MemoryLine.connect(workspace, Map.of("abilities", List.of("pairing")));
    }

    @Test
    void shouldShowTheChallengeToWhoManagesChannels() throws Exception {
        var challenge = line.post(":pair", Map.of("mode", "qr"))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("state", equalTo("pairing"))
                .body("modes", contains("phone_code", "qr"))
                .body("challenge.kind", equalTo("qr"))
                .body("challenge.text", startsWith("memory,"))
                .body("challenge.expires_at", notNullValue())
                .extract()
                .jsonPath();
        var text = challenge.getString("challenge.text");
        var image = challenge.getString("challenge.image");
        assertThat(QrReading.text(image)).isEqualTo(text);

        workspace
                .admin()
                .request()
                .get(line.path() + "/pairing")
                .then()
                .statusCode(200)
                .body("challenge.text", equalTo(text))
                .body("challenge.image", equalTo(image));
        workspace.supervisor().request().get(line.path() + "/pairing").then().statusCode(403);
        await().until(() -> toldChallenges() == 1);
        var told =
                workspace.owner().request().get("/v1/events?after=0&limit=200").asString();
        assertThat(told)
                .contains("channel.pairing_changed")
                .doesNotContain(text)
                .doesNotContain("data:image");
    }

    @Test
    void shouldPairByCodeAndEnd() {
        line.post(":pair", Map.of("mode", "phone_code")).statusCode(422).body("errors.pointer", contains("/phone"));
        line.post(":pair", Map.of("mode", "phone_code", "phone", "+5511900000001"))
                .statusCode(200)
                .body("challenge.kind", equalTo("phone_code"))
                .body("challenge.code", notNullValue())
                .body("challenge.text", nullValue())
                .body("challenge.image", nullValue());

        line.post(":logout", Map.of()).statusCode(204);

        workspace
                .owner()
                .request()
                .get(line.path() + "/pairing")
                .then()
                .body("state", equalTo("logged_out"))
                .body("challenge", nullValue());
        await().until(() ->
                "logged_out".equals(workspace.owner().request().get(line.path()).path("state")));
    }

    @Test
    void shouldPairOnlyWhatRuns() {
        line.post(":stop", Map.of()).statusCode(200);
        line.post(":pair", Map.of("mode", "qr")).statusCode(409).body("code", equalTo("channel_not_running"));
    }

    private long toldChallenges() {
        List<String> types =
                workspace.owner().request().get("/v1/events?after=0&limit=200").path("data.type");
        return types.stream().filter("channel.pairing_changed"::equals).count();
    }
}
