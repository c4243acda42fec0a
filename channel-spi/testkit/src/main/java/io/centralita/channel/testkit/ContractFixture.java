package io.centralita.channel.testkit;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.util.List;

/**
 * What the contract needs to know of a plug-in. One fixture is made for each test and closed after it; its parts are asked
 * for more than once and must be the same then.
 */
public interface ContractFixture extends AutoCloseable {

    ChannelFactory factory();

    /** A good configuration, with every secret field filled with text of at least eight characters. */
    ChannelConfig config();

    /** Configurations with one wrong or missing field each; at least one. */
    List<ChannelConfig> brokenConfigs();

    /** The other side of the wire. */
    ProviderStandIn provider();

    /** Authentic calls of the provider, recorded if possible: at least one for everything that is declared. */
    List<WebhookSample> samples();

    /** Calls that are not authentic: no signature, a wrong one, another's secret; at least one. */
    List<WebhookRequest> forgeries();

    /** Authentic calls with bodies the provider would never send; at least one. */
    List<WebhookRequest> nonsense();

    /** Questions of the provider and their answers; empty when it asks none. */
    default List<HandshakeSample> handshakes() {
        return List.of();
    }

    /**
     * Authentic calls by which the provider tells the code of a pairing that was asked for; empty when the code comes otherwise,
     * as with the answer.
     */
    default List<WebhookRequest> pairingCalls(PairingMode mode) {
        return List.of();
    }

    /** Someone a message can be sent to. */
    default IdentitySet recipient() {
        return IdentitySet.of(Identity.waId("5511900000001"), Identity.phone("5511900000001"));
    }

    /** A group the number is in, should the stand-in tell of none: its members are asked for. Only with {@code GROUPS}. */
    default String group() {
        return "120363000000000000";
    }

    /** A context that reaches the stand-in. */
    default TestChannelContext context() {
        return TestChannelContext.with(provider().http());
    }

    @Override
    default void close() throws Exception {}
}
