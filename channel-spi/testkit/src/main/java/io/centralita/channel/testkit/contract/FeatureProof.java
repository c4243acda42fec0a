package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.feature.Groups;
import io.centralita.channel.spi.feature.History;
import io.centralita.channel.spi.feature.NumberHealth;
import io.centralita.channel.spi.feature.Profile;
import io.centralita.channel.spi.feature.ProviderMedia;
import io.centralita.channel.spi.feature.Registration;
import io.centralita.channel.spi.feature.StatusQuery;
import io.centralita.channel.spi.feature.Templates;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.MessageOrigin;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.SpiAssertions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** How each feature is shown, and how its absence is. */
final class FeatureProof {

    private FeatureProof() {}

    static void check(ContractSession session, ChannelFeature feature, boolean declared, List<InboundEvent> events) {
        switch (feature) {
            case RECEIVES_EDITS -> told(declared, events, event -> event.type() == EventType.MESSAGE_EDITED);
            case RECEIVES_REVOCATIONS -> told(declared, events, event -> event.type() == EventType.MESSAGE_REVOKED);
            case RECEIVES_ECHOES -> told(declared, events, FeatureProof::isEcho);
            case CORRELATES_OUR_ID -> told(declared, events, FeatureProof::bringsOurId);
            case QUOTE -> answered(session, declared, session.send(SendProof.answer(session, answering(session))));
            case READ_RECEIPTS -> answered(session, declared, markRead(session, false));
            case TYPING -> answered(session, declared, markRead(session, true));
            case EDIT ->
                half(session, Corrections.class, CORRECTIONS, declared, FeatureCalls::edits, FeatureRefusals::edits);
            case REVOKE ->
                half(
                        session,
                        Corrections.class,
                        CORRECTIONS,
                        declared,
                        FeatureCalls::revokes,
                        FeatureRefusals::revokes);
            case TEMPLATES -> offered(session, Templates.class, declared, FeatureCalls::listsTemplates);
            case GROUPS -> offered(session, Groups.class, declared, FeatureCalls::listsGroups);
            case HISTORY ->
                half(
                        session,
                        History.class,
                        FETCHES,
                        declared,
                        FeatureCalls::tellsOlderMessages,
                        FeatureRefusals::older);
            case FETCH_MISSED ->
                half(session, History.class, FETCHES, declared, FeatureCalls::fetchesMissed, FeatureRefusals::missed);
            case QUERY_STATUS -> offered(session, StatusQuery.class, declared, FeatureCalls::tellsStatus);
            case PROFILE -> offered(session, Profile.class, declared, FeatureCalls::showsProfile);
            case NUMBER_HEALTH -> offered(session, NumberHealth.class, declared, FeatureCalls::reportsNumber);
            case REGISTRATION -> offered(session, Registration.class, declared, FeatureCalls::subscribes);
            case PROVIDER_MEDIA -> offered(session, ProviderMedia.class, declared, FeatureCalls::keepsMedia);
        }
    }

    private static final List<ChannelFeature> CORRECTIONS = List.of(ChannelFeature.EDIT, ChannelFeature.REVOKE);
    private static final List<ChannelFeature> FETCHES = List.of(ChannelFeature.HISTORY, ChannelFeature.FETCH_MISSED);

    private static boolean has(ContractSession session, List<ChannelFeature> features) {
        return features.stream().anyMatch(session.adapter().capabilities()::has);
    }

    /** A type that can answer, when any can. */
    private static ContentType answering(ContractSession session) {
        Set<ContentType> quotes = session.adapter().capabilities().quotes();
        return quotes.isEmpty() ? ContentType.TEXT : Collections.min(quotes);
    }

    private static boolean isEcho(InboundEvent event) {
        return event instanceof MessageReceived message && message.origin() == MessageOrigin.ECHO;
    }

    private static boolean bringsOurId(InboundEvent event) {
        return event instanceof StatusChanged status && status.ourId() != null;
    }

    private static void told(boolean declared, List<InboundEvent> events, Predicate<InboundEvent> proof) {
        assertThat(events.stream().anyMatch(proof)).as("a sample shows it").isEqualTo(declared);
    }

    /** An interface that serves one feature: there and of use, or not there. */
    private static <T> void offered(
            ContractSession session, Class<T> type, boolean declared, BiConsumer<ContractSession, T> use) {
        Optional<T> offer = offer(session, type, declared);
        offer.ifPresent(ability -> use.accept(session, ability));
    }

    /** An interface that serves two features, each by a method of its own: the one that is not declared is refused. */
    private static <T> void half(
            ContractSession session,
            Class<T> type,
            List<ChannelFeature> features,
            boolean declared,
            BiConsumer<ContractSession, T> use,
            BiConsumer<ContractSession, T> refusal) {
        Optional<T> offer = offer(session, type, has(session, features));
        offer.ifPresent(ability -> (declared ? use : refusal).accept(session, ability));
    }

    private static <T> Optional<T> offer(ContractSession session, Class<T> type, boolean wanted) {
        Optional<T> offer = session.adapter().feature(type);
        assertThat(offer.isPresent())
                .as("feature(" + type.getSimpleName() + ")")
                .isEqualTo(wanted);
        return offer;
    }

    private static SendResult markRead(ContractSession session, boolean typing) {
        return session.await(session.adapter()
                .markRead(new ReadReceipt(
                        "wamid.read",
                        session.fixture().recipient(),
                        typing,
                        session.context().clock().instant().plus(Duration.ofSeconds(10)))));
    }

    private static void answered(ContractSession session, boolean declared, SendResult result) {
        session.watched(result);
        if (declared) {
            SpiAssertions.assertThat(result).isAccepted();
        } else {
            SpiAssertions.assertThat(result).isRejected(ErrorKind.UNSUPPORTED);
        }
    }
}
