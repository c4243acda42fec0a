package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.testkit.Outbound;
import io.centralita.channel.testkit.SampleContents;
import io.centralita.channel.testkit.SampleInteractions;
import io.centralita.channel.testkit.SpiAssertions;
import java.util.Collections;

/** How it is shown that a message is taken, or refused at once. */
final class SendProof {

    private SendProof() {}

    /** Within the limits of a type that is sent, of a kind that is. */
    static MessageContent sample(ContractSession session, ContentType type) {
        ChannelCapabilities capabilities = session.adapter().capabilities();
        return type == ContentType.INTERACTIVE && capabilities.sends(type)
                ? SampleInteractions.of(Collections.min(capabilities.interactive()))
                : SampleContents.of(type, capabilities.limits(type).orElse(ContentLimits.none()));
    }

    /** A message of the type that answers another one. */
    static Outbound answer(ContractSession session, ContentType type) {
        return session.message().with(sample(session, type)).replyingTo("wamid.quoted");
    }

    static void takes(ContractSession session, MessageContent content) {
        takes(session, session.message().with(content));
    }

    static void takes(ContractSession session, Outbound message) {
        long before = session.provider().sends();
        SpiAssertions.assertThat(session.send(message)).isAccepted();
        assertThat(session.provider().sends()).as("sends").isEqualTo(before + 1);
    }

    static void refuses(ContractSession session, MessageContent content) {
        refuses(session, session.message().with(content));
    }

    static void refuses(ContractSession session, Outbound message) {
        long before = session.provider().calls();
        SpiAssertions.assertThat(session.send(message)).isRejected(ErrorKind.UNSUPPORTED);
        assertThat(session.provider().calls()).as("calls").isEqualTo(before);
    }
}
