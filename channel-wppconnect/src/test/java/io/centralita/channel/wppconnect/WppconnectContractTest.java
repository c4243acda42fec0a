package io.centralita.channel.wppconnect;

import io.centralita.channel.testkit.ChannelContract;
import io.centralita.channel.testkit.ContractFixture;

/** The promises every channel makes. */
class WppconnectContractTest implements ChannelContract {
    @Override
    public ContractFixture fixture() {
        return new WppconnectFixture();
    }
}
