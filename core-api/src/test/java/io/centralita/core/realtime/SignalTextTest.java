package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.kernel.facts.FactDraft.Audience;
import io.centralita.core.kernel.ids.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignalTextTest {

    private static final byte[] FRAME =
            "{\"op\":\"signal\",\"data\":{\"name\":\"Ação\"}}".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldArriveAsItWasSent() {
        var sent = new Signal(
                WorkspaceId.next(),
                "connection",
                new Audience(UUID.randomUUID(), null, UUID.randomUUID(), null, UUID.randomUUID()),
                FRAME);
        assertThat(SignalText.read(SignalText.write(sent)))
                .usingRecursiveComparison()
                .isEqualTo(sent);
    }

    @Test
    void shouldArriveWithoutAnAudience() {
        var sent = new Signal(WorkspaceId.next(), "connection", null, FRAME);
        assertThat(SignalText.read(SignalText.write(sent)))
                .usingRecursiveComparison()
                .isEqualTo(sent);
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> SignalText.read("not json")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignalText.read("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
