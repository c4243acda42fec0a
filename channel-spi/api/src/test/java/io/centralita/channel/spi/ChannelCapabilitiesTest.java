package io.centralita.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.centralita.channel.spi.content.ContentType;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.InteractiveKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.identity.IdentityKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelCapabilitiesTest {

    @Test
    void shouldDeclareNothingByDefault() {
        ChannelCapabilities nothing = ChannelCapabilities.builder().build();

        assertThat(ContentType.values()).noneMatch(nothing::sends).noneMatch(nothing::receives);
        assertThat(ChannelFeature.values()).noneMatch(nothing::has);
        assertThat(nothing.customerWindow()).isNull();
        assertThat(nothing.webhooks()).isEqualTo(DeliveryGuarantee.AT_MOST_ONCE);
    }

    @Test
    void shouldTellWhatWasDeclared() {
        ChannelCapabilities some = ChannelCapabilities.builder()
                .receives(ContentType.TEXT, ContentType.VOICE)
                .sends(ContentType.TEXT, ContentLimits.characters(4096))
                .sends(ContentType.IMAGE, ContentLimits.media(5 << 20, 1024, "image/jpeg"))
                .features(ChannelFeature.QUOTE)
                .customerWindow(Duration.ofHours(24))
                .numberRate(RateLimit.perSecond(80))
                .ordering(Ordering.BY_RECIPIENT)
                .build();

        assertThat(some.limits(ContentType.TEXT))
                .map(ContentLimits::maxCharacters)
                .contains(4096);
        assertThat(some.limits(ContentType.IMAGE))
                .map(ContentLimits::mimeTypes)
                .hasValueSatisfying(types -> assertThat(types).containsExactly("image/jpeg"));
        assertThat(some.limits(ContentType.POLL)).isEmpty();
        assertThat(some.has(ChannelFeature.QUOTE)).isTrue();
        assertThat(some.receives(ContentType.VOICE)).isTrue();
    }

    @Test
    void shouldTellTheKindsOfInteractiveMessages() {
        ChannelCapabilities some = ChannelCapabilities.builder()
                .sends(ContentType.INTERACTIVE, ContentLimits.none())
                .interactive(InteractiveKind.LIST_MENU)
                .build();

        assertThat(some.sends(asking(new InteractiveAction.ListMenu("Open", List.of()))))
                .isTrue();
        assertThat(some.sends(asking(new InteractiveAction.LocationRequest()))).isFalse();
        assertThat(some.sends(MessageContent.Text.of("x"))).isFalse();
    }

    @Test
    void shouldTakeEveryKindOfAPluginThatDoesNotTellThem() {
        ChannelCapabilities untold = ChannelCapabilities.builder()
                .sends(ContentType.INTERACTIVE, ContentLimits.none())
                .build();
        ChannelCapabilities none = ChannelCapabilities.builder().build();

        assertThat(InteractiveKind.values()).allMatch(untold::sends).noneMatch(none::sends);
        assertThat(new ChannelCapabilities(
                        Set.of(), untold.sends(), Set.of(), Set.of(), null, null, null, Ordering.NONE, none.webhooks()))
                .isEqualTo(untold);
    }

    @Test
    void shouldRefuseKindsWithoutTheirType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelCapabilities.builder()
                        .interactive(InteractiveKind.FLOW)
                        .build());
    }

    @Test
    void shouldTellTheTypesThatAnswerAMessage() {
        ChannelCapabilities some = textAndSticker()
                .features(ChannelFeature.QUOTE)
                .quotes(ContentType.TEXT)
                .build();

        assertThat(some.quotes(ContentType.TEXT)).isTrue();
        assertThat(some.quotes(ContentType.STICKER)).isFalse();
    }

    @Test
    void shouldLetEveryTypeAnswerOfAPluginThatDoesNotTellThem() {
        ChannelCapabilities untold =
                textAndSticker().features(ChannelFeature.QUOTE).build();

        assertThat(untold.quotes()).containsExactlyInAnyOrder(ContentType.TEXT, ContentType.STICKER);
        assertThat(textAndSticker().build().quotes()).isEmpty();
        assertThat(new ChannelCapabilities(
                        Set.of(),
                        untold.sends(),
                        untold.features(),
                        Set.of(),
                        null,
                        null,
                        null,
                        Ordering.NONE,
                        untold.webhooks(),
                        Set.of()))
                .isEqualTo(untold);
    }

    @Test
    void shouldRefuseAnswersOfWhatCannotBeSentOrWithoutTheFeature() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> textAndSticker().quotes(ContentType.TEXT).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> textAndSticker()
                        .features(ChannelFeature.QUOTE)
                        .quotes(ContentType.POLL)
                        .build());
    }

    private static ChannelCapabilities.Builder textAndSticker() {
        return ChannelCapabilities.builder()
                .sends(ContentType.TEXT, ContentLimits.none())
                .sends(ContentType.STICKER, ContentLimits.none());
    }

    private static MessageContent asking(InteractiveAction action) {
        return new MessageContent.Interactive("Where?", null, null, action);
    }

    @Test
    void shouldRefuseAnImpossibleRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(0, Duration.ofSeconds(1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(5, Duration.ofSeconds(1), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, Duration.ZERO, 1));
    }

    @Test
    void shouldReachAnybodyUnlessItTellsWhom() {
        ChannelCapabilities silent = ChannelCapabilities.builder().build();
        ChannelCapabilities told = ChannelCapabilities.builder()
                .recipients(IdentityKind.PHONE, IdentityKind.BSUID)
                .templateRecipients("AUTHENTICATION", IdentityKind.PHONE)
                .build();

        assertThat(silent.recipients().reach(Set.of())).isTrue();
        assertThat(told.recipients().reach(Set.of(IdentityKind.LID))).isFalse();
        assertThat(told.recipients().reach(Set.of())).isFalse();
        assertThat(told.recipients().reach(Set.of(IdentityKind.BSUID), "Utility"))
                .isTrue();
        assertThat(told.recipients().reach(Set.of(IdentityKind.BSUID), "authentication"))
                .isFalse();
        assertThat(told.recipients().reach(Set.of(IdentityKind.PHONE), "authentication"))
                .isTrue();
    }

    @Test
    void shouldTellLimitsOfKindsThatCanBeSentOnly() {
        InteractiveLimits limits = InteractiveLimits.none().withChoices(3, 20);
        ChannelCapabilities told = ChannelCapabilities.builder()
                .sends(ContentType.INTERACTIVE, ContentLimits.none())
                .interactive(InteractiveKind.REPLY_BUTTONS, limits)
                .interactive(InteractiveKind.LIST_MENU)
                .build();

        assertThat(told.interactive())
                .containsExactlyInAnyOrder(InteractiveKind.REPLY_BUTTONS, InteractiveKind.LIST_MENU);
        assertThat(told.limits(InteractiveKind.REPLY_BUTTONS)).isEqualTo(limits);
        assertThat(told.limits(InteractiveKind.LIST_MENU)).isEqualTo(InteractiveLimits.none());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelCapabilities.builder()
                        .interactive(InteractiveKind.REPLY_BUTTONS, limits)
                        .build());
    }
}
