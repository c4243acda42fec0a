package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelDescriptor;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.ConfigFinding;
import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.SpiRange;
import io.centralita.channel.spi.ValidationDepth;
import io.centralita.channel.spi.context.ChannelContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The in-memory plug-in with one flaw. */
record FlawedFactory(ChannelFactory sound, Flaw flaw) implements ChannelFactory {

    @Override
    public ChannelDescriptor descriptor() {
        ChannelDescriptor whole = sound.descriptor();
        String id = "flawed-" + flaw.ordinal();
        return new ChannelDescriptor(
                id,
                whole.version(),
                flaw == Flaw.NEEDS_ANOTHER_SPI ? SpiRange.since("9.0") : whole.spi(),
                "Flawed",
                flaw.name(),
                whole.configSchema(),
                flaw == Flaw.HIDES_A_SECRET ? Set.of("password") : whole.secretFields(),
                whole.hosts());
    }

    @Override
    public CompletionStage<List<ConfigFinding>> validate(
            ChannelConfig config, ValidationDepth depth, ChannelContext context) {
        ConfigFinding complaint = ConfigFinding.error("secret", "invalid", "it is no good");
        return switch (flaw) {
            case COMPLAINS_OF_EVERYTHING -> CompletableFuture.completedFuture(List.of(complaint));
            case COMPLAINS_OF_NOTHING -> CompletableFuture.completedFuture(List.of());
            case ASKS_NOBODY -> sound.validate(config, ValidationDepth.SYNTAX, context);
            case TAKES_SILENCE_FOR_YES ->
                sound.validate(config, depth, context).thenApply(FlawedFactory::withoutSilence);
            default -> sound.validate(config, depth, context);
        };
    }

    private static List<ConfigFinding> withoutSilence(List<ConfigFinding> findings) {
        return findings.stream()
                .filter(finding -> !finding.code().equals("no_answer"))
                .toList();
    }

    @Override
    public ChannelAdapter create(ChannelConfig config, ChannelContext context) {
        ChannelAdapter channel = sound.create(config, context);
        return switch (flaw) {
            case WAKES_BEFORE_START -> LifeFlaws.wakesBeforeStart(channel, context);
            case FAILS_TO_STOP_TWICE -> LifeFlaws.failsToStopTwice(channel);
            case STARTS_ONLY_ONCE -> LifeFlaws.startsOnlyOnce(channel);
            case STARTS_WHEN_RESUMED -> LifeFlaws.startsWhenResumed(channel);
            case STOPS_WHEN_RECONFIGURED -> LifeFlaws.stopsWhenReconfigured(channel);
            case STOPS_ONLY_WHEN_ANSWERED -> LifeFlaws.stopsOnlyWhenAnswered(channel);
            case STAYS_DOWN_AFTER_A_CRASH -> LifeFlaws.staysDownAfterACrash(channel, context);
            case TAKES_THE_SESSION_ALONG -> LifeFlaws.takesTheSessionAlong(channel, context);
            case FEATURE_ALWAYS_FAILS -> FeatureFlaws.alwaysFails(channel);
            case FEATURE_ALWAYS_THROWS -> FeatureFlaws.alwaysThrows(channel);
            case FEATURE_GIVES_NOTHING -> FeatureFlaws.givesNothing(channel);
            case REVOKES_UNDECLARED -> FeatureFlaws.lacking(channel, ChannelFeature.REVOKE);
            case EDITS_UNDECLARED -> FeatureFlaws.lacking(channel, ChannelFeature.EDIT);
            case FETCHES_UNDECLARED -> FeatureFlaws.fetchesAnything(channel, ChannelFeature.HISTORY);
            case TELLS_HISTORY_UNDECLARED -> FeatureFlaws.fetchesAnything(channel, ChannelFeature.FETCH_MISSED);
            case PAIRS_UNDECLARED -> PairingFlaws.declaring(channel, PairingMode.QR_CODE);
            case OFFERS_PAIRING_IT_DOES_NOT_DECLARE -> PairingFlaws.declaring(channel);
            case GIVES_ANOTHER_KIND_OF_CHALLENGE -> PairingFlaws.givesAnotherKind(channel);
            case PAIRING_ALWAYS_THROWS -> PairingFlaws.alwaysThrows(channel);
            case REFUSES_EVERYONE -> TrafficFlaws.refusesEveryone(channel);
            case ECHOES_NOTHING -> TrafficFlaws.echoesNothing(channel);
            case BELIEVES_ITS_CLOCK -> TrafficFlaws.believesItsClock(channel, context);
            case STUMBLES_OVER_BARE_REQUESTS -> TrafficFlaws.stumblesOverBareRequests(channel);
            case REMEMBERS_WHAT_IT_PARSED -> TrafficFlaws.remembersWhatItParsed(channel);
            case PARSES_ON_ONE_THREAD -> TrafficFlaws.parsesOnOneThread(channel);
            case GIVES_ALL_MESSAGES_ONE_KEY -> TrafficFlaws.givesAllMessagesOneKey(channel);
            case GIVES_ONE_ID_TO_ALL -> TrafficFlaws.givesOneIdToAll(channel);
            case CALLS_EVERY_REFUSAL_CONTENT -> TrafficFlaws.callsEveryRefusalContent(channel);
            case HOLDS_THE_CALLER -> TrafficFlaws.holdsTheCaller(channel);
            case THROWS_WITHOUT_A_PHONE -> TrafficFlaws.throwsWithoutAPhone(channel);
            case POINTS_TO_NOWHERE -> TrafficFlaws.pointsToNowhere(channel);
            case LOSES_THE_REASON -> TrafficFlaws.losesTheReason(channel);
            case GIVES_UP_ON_MEDIA -> TrafficFlaws.givesUpOnMedia(channel);
            case WAITS_FOR_MEDIA -> TrafficFlaws.waitsForMedia(channel);
            case READS_FILES_ON_THE_CALLER -> TrafficFlaws.readsFilesOnTheCaller(channel);
            default -> new FlawedChannel(channel, flaw, config, context);
        };
    }
}
