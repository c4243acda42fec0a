package io.centralita.channel.metacloud;

import io.centralita.channel.testkit.ChannelContract;
import io.centralita.channel.testkit.ContractFixture;

/** The promises every channel makes. */
class MetaCloudContractTest implements ChannelContract {
    @Override
    public ContractFixture fixture() {
        return new MetaCloudFixture();
    }
}
