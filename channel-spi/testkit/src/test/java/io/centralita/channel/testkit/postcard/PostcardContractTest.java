package io.centralita.channel.testkit.postcard;

import io.centralita.channel.testkit.ChannelContract;
import io.centralita.channel.testkit.ContractFixture;

class PostcardContractTest implements ChannelContract {

    @Override
    public ContractFixture fixture() {
        return new PostcardFixture();
    }
}
