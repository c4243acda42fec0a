package io.centralita.examples.httpbridge;

import io.centralita.channel.testkit.ChannelContract;
import io.centralita.channel.testkit.ContractFixture;

class HttpBridgeContractTest implements ChannelContract {

    @Override
    public ContractFixture fixture() {
        return new HttpBridgeFixture();
    }
}
