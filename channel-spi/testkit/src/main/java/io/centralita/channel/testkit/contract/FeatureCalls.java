package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.ChannelCapabilities;
import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.feature.Corrections;
import io.centralita.channel.spi.feature.Corrections.SentMessage;
import io.centralita.channel.spi.feature.Groups;
import io.centralita.channel.spi.feature.History;
import io.centralita.channel.spi.feature.NumberHealth;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.feature.Profile;
import io.centralita.channel.spi.feature.ProviderMedia;
import io.centralita.channel.spi.feature.Registration;
import io.centralita.channel.spi.feature.StatusQuery;
import io.centralita.channel.spi.feature.Templates;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.outbound.SendResult;
import io.centralita.channel.testkit.SampleContents;
import io.centralita.channel.testkit.SpiAssertions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;

/** Each optional ability, used once while the provider is willing: it must do what was asked. */
final class FeatureCalls {

    private static final Duration AWAY = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FeatureCalls() {}

    static void edits(ContractSession session, Corrections corrections) {
        SentMessage target = sent(session);
        accepted(session, FeatureCall.gives(session, "edit", () -> corrections.edit(target, "better")));
    }

    static void revokes(ContractSession session, Corrections corrections) {
        SentMessage target = sent(session);
        accepted(session, FeatureCall.gives(session, "revoke", () -> corrections.revoke(target)));
    }

    private static void accepted(ContractSession session, SendResult result) {
        SpiAssertions.assertThat(session.watched(result)).isAccepted();
    }

    /** A message that was sent just now: a text, where texts are sent. */
    static SentMessage sent(ContractSession session) {
        ChannelCapabilities capabilities = session.adapter().capabilities();
        ContentType type = capabilities.sends(ContentType.TEXT)
                ? ContentType.TEXT
                : Collections.min(capabilities.sends().keySet());
        SendResult result = session.send(session.message().with(SendProof.sample(session, type)));
        SpiAssertions.assertThat(result).isAccepted();
        return new SentMessage(
                ((SendResult.Accepted) result).providerMessageId(),
                session.fixture().recipient(),
                now(session).plus(PATIENCE));
    }

    static void listsTemplates(ContractSession session, Templates templates) {
        FeatureCall.gives(session, "list", () -> templates.list(null));
    }

    static void listsGroups(ContractSession session, Groups groups) {
        Page<Groups.Group> page = FeatureCall.gives(session, "groups", () -> groups.groups(null));
        String group = page.items().stream()
                .map(Groups.Group::id)
                .findFirst()
                .orElseGet(() -> session.fixture().group());
        FeatureCall.gives(session, "members", () -> groups.members(group));
    }

    static void tellsOlderMessages(ContractSession session, History history) {
        readable(
                session,
                FeatureCall.gives(
                        session,
                        "before",
                        () -> history.before(session.fixture().recipient(), now(session), null)));
    }

    static void fetchesMissed(ContractSession session, History history) {
        readable(
                session,
                FeatureCall.gives(
                        session,
                        "missedSince",
                        () -> history.missedSince(now(session).minus(AWAY), null)));
    }

    private static void readable(ContractSession session, Page<RawDelivery> page) {
        page.items().forEach(session::parse);
    }

    /** A provider may not know the message: that is an answer too. */
    static void tellsStatus(ContractSession session, StatusQuery query) {
        SentMessage asked = sent(session);
        FeatureCall.gives(session, "status", () -> query.status(asked.providerMessageId(), asked.recipient()));
    }

    static void showsProfile(ContractSession session, Profile profile) {
        FeatureCall.gives(session, "profile", profile::profile);
    }

    static void reportsNumber(ContractSession session, NumberHealth health) {
        FeatureCall.gives(session, "report", health::report);
        FeatureCall.gives(session, "webhook", health::webhook);
    }

    /** Only what can be done to any number at any time: codes and PINs are of numbers in between. */
    static void subscribes(ContractSession session, Registration registration) {
        FeatureCall.does(session, "subscribe", registration::subscribe);
        FeatureCall.doesUnlessUnsupported(session, "unsubscribe", registration::unsubscribe);
    }

    static void keepsMedia(ContractSession session, ProviderMedia files) {
        StoredMedia file = file(session.adapter().capabilities());
        String id = FeatureCall.gives(session, "upload", () -> files.upload(file));
        assertThat(id).as("id of the uploaded file").isNotBlank();
        FeatureCall.does(session, "delete", () -> files.delete(id));
    }

    /** A file that a message can carry. */
    private static StoredMedia file(ChannelCapabilities capabilities) {
        MediaKind sent = Arrays.stream(MediaKind.values())
                .filter(kind -> capabilities.sends(kind.type()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("files are kept, and no message can carry one"));
        return SampleContents.media(sent, capabilities.limits(sent.type()).orElseThrow());
    }

    private static Instant now(ContractSession session) {
        return session.context().clock().instant();
    }
}
