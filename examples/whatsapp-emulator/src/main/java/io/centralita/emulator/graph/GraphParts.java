package io.centralita.emulator.graph;

import io.centralita.emulator.network.BusinessSide;
import io.centralita.emulator.network.FaultDice;
import io.centralita.emulator.network.Mailroom;
import io.centralita.emulator.network.MediaLinks;
import io.centralita.emulator.network.MediaStore;
import io.centralita.emulator.network.NumberStates;
import io.centralita.emulator.network.Numbers;
import io.centralita.emulator.network.ProviderIds;
import io.centralita.emulator.network.TemplateReview;
import io.centralita.emulator.network.Templates;
import io.centralita.emulator.webhooks.WebhookPoster;
import java.time.InstantSource;

/** What the Graph API works with. */
public record GraphParts(
        Numbers numbers,
        BusinessSide business,
        Templates templates,
        TemplateReview review,
        NumberStates states,
        MediaStore media,
        MediaLinks links,
        Mailroom mailroom,
        WebhookPoster poster,
        FaultDice dice,
        ProviderIds ids,
        InstantSource clock) {}
