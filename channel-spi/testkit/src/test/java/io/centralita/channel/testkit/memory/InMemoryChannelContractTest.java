package io.centralita.channel.testkit.memory;

import io.centralita.channel.testkit.ChannelContract;
import io.centralita.channel.testkit.ContractFixture;

class InMemoryChannelContractTest implements ChannelContract {

    @Override
    public ContractFixture fixture() {
        return new InMemoryFixture();
    }
}
