package io.centralita.channel.testkit;

import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.outbound.SendResult;

/** Entry to the assertions on the SPI's values. */
public final class SpiAssertions {

    private SpiAssertions() {}

    public static InboundEventAssert assertThat(InboundEvent event) {
        return new InboundEventAssert(event);
    }

    public static SendResultAssert assertThat(SendResult result) {
        return new SendResultAssert(result);
    }
}
