package io.centralita.emulator.wppconnect;

import io.centralita.emulator.SendLedger;
import io.centralita.emulator.StatusPace;
import io.centralita.emulator.network.Chats;
import io.centralita.emulator.network.FaultDice;
import io.centralita.emulator.network.MediaStore;
import io.centralita.emulator.network.People;
import io.centralita.emulator.webhooks.WebhookPoster;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What the server works with. */
public record WppParts(
        Vertx vertx,
        Context context,
        People people,
        Chats chats,
        SendLedger ledger,
        MediaStore media,
        WebhookPoster poster,
        FaultDice dice,
        StatusPace pace,
        InstantSource clock) {}
