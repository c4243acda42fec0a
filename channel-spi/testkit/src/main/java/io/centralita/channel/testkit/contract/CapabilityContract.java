package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ContentLimits;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.testkit.SampleContents;
import io.centralita.channel.testkit.SampleInteractions;
import io.centralita.channel.testkit.SpiAssertions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is declared works; what is not is refused. */
public interface CapabilityContract extends ContractSubject {

    @Test
    default void shouldSendWhatItDeclaresAndRefuseTheRest(ContractSession session) {
        session.online();
        assertAll(Arrays.stream(ContentType.values()).map(type -> sending(session, type)));
    }

    private static Executable sending(ContractSession session, ContentType type) {
        boolean declared = session.adapter().capabilities().sends(type);
        return CapabilityVerdict.on(session, "sends." + type.name().toLowerCase(Locale.ROOT), declared, () -> {
            if (declared) {
                sends(session, type);
            } else {
                SendProof.refuses(session, SampleContents.of(type, ContentLimits.none()));
            }
        });
    }

    @Test
    default void shouldSendTheInteractiveKindsItDeclaresAndRefuseTheRest(ContractSession session) {
        session.online();
        assertAll(Arrays.stream(InteractiveKind.values()).map(kind -> asking(session, kind)));
    }

    private static Executable asking(ContractSession session, InteractiveKind kind) {
        boolean declared = session.adapter().capabilities().sends(kind);
        return CapabilityVerdict.on(session, "interactive." + kind.name().toLowerCase(Locale.ROOT), declared, () -> {
            if (declared) {
                SendProof.takes(session, SampleInteractions.of(kind));
            } else {
                SendProof.refuses(session, SampleInteractions.of(kind));
            }
        });
    }

    @Test
    default void shouldShowTheFilesItDeclaresAboveInteractiveMessagesAndRefuseTheRest(ContractSession session) {
        ChannelCapabilities told = session.online().capabilities();
        told.interactive().stream()
                .sorted()
                .forEach(kind -> Stream.of(MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.DOCUMENT)
                        .map(file -> SampleInteractions.of(kind, file))
                        .forEach(message -> {
                            if (told.showsHeader(message)) {
                                SendProof.takes(session, message);
                            } else {
                                SendProof.refuses(session, message);
                            }
                        }));
    }

    @Test
    default void shouldAnswerWithTheTypesItDeclaresAndRefuseTheRest(ContractSession session) {
        session.online();
        assertAll(Arrays.stream(ContentType.values()).map(type -> answering(session, type)));
    }

    private static Executable answering(ContractSession session, ContentType type) {
        boolean declared = session.adapter().capabilities().quotes(type);
        return CapabilityVerdict.on(session, "quotes." + type.name().toLowerCase(Locale.ROOT), declared, () -> {
            if (declared) {
                SendProof.takes(session, SendProof.answer(session, type));
            } else {
                SendProof.refuses(session, SendProof.answer(session, type));
            }
        });
    }

    private static void sends(ContractSession session, ContentType type) {
        SendProof.takes(session, SendProof.sample(session, type));
        if (type.isMedia()) {
            MessageContent linked = SampleContents.linked(MediaKind.valueOf(type.name()));
            SpiAssertions.assertThat(session.send(session.message().with(linked)))
                    .isAccepted();
        }
    }

    @Test
    default void shouldShowASampleOfEveryTypeItReceives(ContractSession session) {
        Set<ContentType> shown = session.sampleEvents().stream()
                .filter(MessageReceived.class::isInstance)
                .map(event -> ((MessageReceived) event).content().type())
                .collect(Collectors.toSet());
        ChannelCapabilities capabilities = session.adapter().capabilities();
        assertAll(Arrays.stream(ContentType.values()).map(type -> {
            boolean declared = capabilities.receives(type);
            String name = "receives." + type.name().toLowerCase(Locale.ROOT);
            return CapabilityVerdict.on(session, name, declared, () -> {
                boolean free = type == ContentType.UNSUPPORTED;
                assertThat(free || shown.contains(type) == declared)
                        .as(name + (declared ? " is declared without a sample" : " comes without being declared"))
                        .isTrue();
            });
        }));
    }

    @Test
    default void shouldHaveTheFeaturesItDeclaresAndNoOthers(ContractSession session) {
        session.online();
        List<InboundEvent> events = session.sampleEvents();
        assertAll(Arrays.stream(ChannelFeature.values()).map(feature -> {
            boolean declared = session.adapter().capabilities().has(feature);
            String name = "feature." + feature.name().toLowerCase(Locale.ROOT);
            return CapabilityVerdict.on(
                    session, name, declared, () -> FeatureProof.check(session, feature, declared, events));
        }));
    }
}
