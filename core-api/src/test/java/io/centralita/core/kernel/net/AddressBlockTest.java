package io.centralita.core.kernel.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressBlockTest {

    @Test
    void shouldTakeANetworkOfIpv6AsOne() {
        var block = AddressBlock.of("2001:db8:0:1::1");

        assertThat(AddressBlock.of("2001:0DB8:0:1:ffff:ffff:ffff:ffff")).isEqualTo(block);
        assertThat(AddressBlock.of("[2001:db8:0:1::2]")).isEqualTo(block);
        assertThat(AddressBlock.of("2001:db8:0:2::1")).isNotEqualTo(block);
    }

    @Test
    void shouldTakeAnAddressOfIpv4AsItself() {
        var block = AddressBlock.of("203.0.113.1");

        assertThat(AddressBlock.of("::ffff:203.0.113.1")).isEqualTo(block);
        assertThat(AddressBlock.of("::ffff:cb00:7101")).isEqualTo(block);
        assertThat(AddressBlock.of("203.0.113.2")).isNotEqualTo(block);
        assertThat(AddressBlock.of("::ffff:203.0.113.2")).isNotEqualTo(block);
    }

    @Test
    void shouldTakeALinksAddressAsOneWhateverTheInterface() {
        assertThat(AddressBlock.of("fe80::1%eth0")).isEqualTo(AddressBlock.of("fe80::2"));
    }

    @Test
    void shouldLeaveWhatIsNoAddress() {
        assertThat(AddressBlock.of("unknown")).isEqualTo("unknown");
    }
}
