package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.testkit.ChannelContract;
import io.centralita.channel.testkit.ContractFixture;
import java.util.List;

/** A channel may have one half of an interface, or one way of pairing, when it refuses the other. */
class HalvesContractTest implements ChannelContract {

    @Override
    public ContractFixture fixture() {
        return new InMemoryFixture() {
            @Override
            public ChannelConfig config() {
                return super.config().with("abilities", List.of("edits", "qr_pairing"));
            }
        };
    }
}
