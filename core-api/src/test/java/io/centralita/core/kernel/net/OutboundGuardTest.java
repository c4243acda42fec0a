package io.centralita.core.kernel.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.testing.HandClock;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack cases 51, 52 and 54. */
class OutboundGuardTest {

    private final HandClock clock = new HandClock();
    private final List<String> answers = new ArrayList<>(List.of("93.184.216.34"));
    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://0.0.0.0/",
                "https://169.254.169.254/latest/meta-data",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:8.8.8.8]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[::]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://0x7f.0.0.1/",
                "https://localhost/",
                "https://localhost./",
                "https://app.localhost/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "jar:https://example.com/a.jar!/",
                "ftp://example.com/",
                "https://user:secret@example.com/",
                "https://example.com@127.0.0.1/",
                "http://8.8.8.8/",
                "https://8.8.8.8:22/",
                "https:///nothing"
            })
    void attack51And54ShouldRefuseAtTheMomentOfSaving(String address) {
        assertThatThrownBy(() -> guard().check(URI.create(address))).isInstanceOf(BlockedAddressException.class);
        assertThat(guard().admit(URI.create(address)).failed() || address.contains("localhost"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/a?b=c",
                "https://8.8.8.8/",
                "https://[2606:4700::1111]/",
                "https://a.b:8443/"
            })
    void shouldLetThePublicInternetThrough(String address) {
        assertThatCode(() -> guard().check(URI.create(address))).doesNotThrowAnyException();
        assertThat(guard().admit(URI.create(address)).succeeded()).isTrue();
    }

    @Test
    void shouldConnectToTheAddressThatWasChecked() throws UnknownHostException {
        var target =
                guard().admit(URI.create("https://media.example.com/x?y=z")).result();

        assertThat(target.address()).isEqualTo(InetAddress.getByName("93.184.216.34"));
        var request = target.request(io.vertx.core.http.HttpMethod.GET);
        assertThat(request.getServer().hostAddress()).isEqualTo("93.184.216.34");
        assertThat(request.getHost()).isEqualTo("media.example.com");
        assertThat(request.getURI()).isEqualTo("/x?y=z");
        assertThat(request.getFollowRedirects()).isFalse();
    }

    @Test
    void attack52ShouldRefuseANameThatTurnsPrivate() {
        var guard = guard();
        assertThat(guard.admit(URI.create("https://rebind.example/")).succeeded())
                .isTrue();

        answers.set(0, "10.0.0.1");
        assertThat(guard.admit(URI.create("https://rebind.example/"))
                        .result()
                        .address()
                        .getHostAddress())
                .isEqualTo("93.184.216.34");
        clock.pass(Duration.ofSeconds(6));

        assertThat(guard.admit(URI.create("https://rebind.example/")).cause())
                .isInstanceOf(BlockedAddressException.class);
    }

    @Test
    void shouldRefuseANameWithOnePrivateAddressAmongPublicOnes() {
        answers.add("192.168.0.9");

        assertThat(guard().admit(URI.create("https://mixed.example/")).cause())
                .isInstanceOf(BlockedAddressException.class);
    }

    @Test
    void shouldAskForANameOnceInFiveSecondsAndKeepToItsAddress() {
        var guard = guard();
        for (var call = 0; call < 100; call++) {
            guard.admit(URI.create("https://example.com/" + call));
        }
        assertThat(asked).hasValue(1);

        answers.add(0, "93.184.216.35");
        clock.pass(Duration.ofSeconds(6));
        assertThat(guard.admit(URI.create("https://example.com/"))
                        .result()
                        .address()
                        .getHostAddress())
                .isEqualTo("93.184.216.34");
        assertThat(asked).hasValue(2);
    }

    @Test
    void shouldCallAllowedNetworksAtAnyPortAndWithoutTls() {
        var guard = guard("10.20.0.0/16", "127.0.0.0/8", "::1");

        assertThat(guard.admit(URI.create("http://10.20.1.1:21465/api")).succeeded())
                .isTrue();
        assertThat(guard.admit(URI.create("http://[::1]:80/")).succeeded()).isTrue();
        assertThat(guard.admit(URI.create("http://10.21.1.1/")).failed()).isTrue();
        assertThatCode(() -> guard.check(URI.create("http://localhost:9000/"))).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseToStartWithARangeThatIsNone() {
        assertThatThrownBy(() -> guard("10.0.0.0/99")).hasMessageContaining("allowed-networks");
    }

    private OutboundGuard guard(String... allowed) {
        return new OutboundGuard(this::resolve, clock, new OutboundRules(List.of(allowed), Set.of(443, 8443)));
    }

    private Future<List<InetAddress>> resolve(String name) {
        asked.incrementAndGet();
        try {
            var found = new ArrayList<InetAddress>();
            for (var answer : answers) {
                found.add(InetAddress.getByName(answer));
            }
            return Future.succeededFuture(found);
        } catch (UnknownHostException impossible) {
            return Future.failedFuture(impossible);
        }
    }
}
