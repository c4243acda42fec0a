package io.centralita.channel.testkit;

import io.centralita.channel.testkit.contract.CapabilityContract;
import io.centralita.channel.testkit.contract.ConfigurationContract;
import io.centralita.channel.testkit.contract.LifecycleContract;
import io.centralita.channel.testkit.contract.MediaContract;
import io.centralita.channel.testkit.contract.PairingContract;
import io.centralita.channel.testkit.contract.ParsingContract;
import io.centralita.channel.testkit.contract.RefusalContract;
import io.centralita.channel.testkit.contract.SendingContract;
import io.centralita.channel.testkit.contract.WebhookContract;

/**
 * Everything a channel promises, as tests. Implement it in a test class and give it a fixture:
 *
 * <pre>{@code
 * class MyChannelContractTest implements ChannelContract {
 *     public ContractFixture fixture() {
 *         return new MyFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>What the channel declares in its capabilities must work and be shown by a sample; what it does not declare must be
 * refused. After the run {@code target/channel-conformance/<id>.json} holds the verdict on every promise and capability.
 */
public interface ChannelContract
        extends ConfigurationContract,
                LifecycleContract,
                WebhookContract,
                ParsingContract,
                CapabilityContract,
                PairingContract,
                SendingContract,
                RefusalContract,
                MediaContract {}
