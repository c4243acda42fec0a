package io.centralita.core.kernel.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private final ClientAddress direct = new ClientAddress(Optional.empty());
    private final ClientAddress behindProxies = new ClientAddress(Optional.of(List.of("10.0.0.0/8")));

    @Test
    void attack85ShouldIgnoreForwardedForFromAnybody() {
        assertThat(direct.of("203.0.113.7", List.of("1.1.1.1"))).isEqualTo("203.0.113.7");
        assertThat(behindProxies.of("203.0.113.7", List.of("1.1.1.1"))).isEqualTo("203.0.113.7");
    }

    @Test
    void shouldTakeTheNearestAddressThatIsNoTrustedProxy() {
        assertThat(behindProxies.of("10.0.0.1", List.of("6.6.6.6, 203.0.113.7, 10.0.0.2")))
                .isEqualTo("203.0.113.7");
        assertThat(behindProxies.of("10.0.0.1", List.of("6.6.6.6", "203.0.113.7")))
                .isEqualTo("203.0.113.7");
        assertThat(behindProxies.of("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void shouldStopAtWhatIsNoAddress() {
        assertThat(behindProxies.of("10.0.0.1", List.of("203.0.113.7, unknown")))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void shouldNotStartWithARangeThatIsNone() {
        assertThatIllegalStateException().isThrownBy(() -> new ClientAddress(Optional.of(List.of("proxy.local"))));
    }
}
