package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RealtimeDrainTest {

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    Sessions sessions;

    @Inject
    TestWorkspaces workspaces;

    @Test
    void shouldTellClientsToReconnectAndCloseThem() {
        try (var client = new Sockets(http).open(workspaces.create().agent())) {
            client.hello();
            client.identify("[{'topic':'workspace'}]");

            sessions.drain();

            assertThat(client.next("reconnect").path("reason").asText()).isEqualTo("drain");
            assertThat(client.closeCode()).isEqualTo(4200);
        }
    }
}
