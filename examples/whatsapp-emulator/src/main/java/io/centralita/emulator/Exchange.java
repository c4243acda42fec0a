package io.centralita.emulator;

import io.centralita.emulator.graph.GraphApi;
import io.centralita.emulator.graph.GraphParts;
import io.centralita.emulator.network.BusinessSide;
import io.centralita.emulator.network.Chats;
import io.centralita.emulator.network.CustomerSide;
import io.centralita.emulator.network.FaultDice;
import io.centralita.emulator.network.Mailroom;
import io.centralita.emulator.network.MediaLinks;
import io.centralita.emulator.network.MediaStore;
import io.centralita.emulator.network.Numbers;
import io.centralita.emulator.network.People;
import io.centralita.emulator.network.ProviderIds;
import io.centralita.emulator.network.StatusFlow;
import io.centralita.emulator.network.Statuses;
import io.centralita.emulator.network.Templates;
import io.centralita.emulator.webhooks.DeliveryLog;
import io.centralita.emulator.webhooks.WebhookPoster;
import io.vertx.core.Vertx;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of one emulator, put together. */
final class Exchange {

    final EmulatorOptions options;
    final Vertx vertx;
    final Numbers numbers = new Numbers();
    final People people = new People();
    final Chats chats;
    final ProviderIds ids = new ProviderIds();
    final FaultDice dice = new FaultDice();
    final SendLedger ledger;
    final DeliveryLog log;
    final WebhookPoster poster;
    final Mailroom mailroom;
    final StatusFlow flow;
    final CustomerSide customers;
    final BusinessSide business;
    final MediaStore media;
    final MediaLinks links;
    final Templates templates;
    final GraphApi graph;
    private volatile @Nullable String linkBase;

    Exchange(EmulatorOptions options, Vertx vertx) {
        this.options = options;
        this.vertx = vertx;
        this.chats = new Chats(options.windowRule());
        this.ledger = new SendLedger(options.kept().sends(), options.kept().ids());
        this.log = new DeliveryLog(options.kept().deliveries());
        this.poster = new WebhookPoster(vertx, options, log, dice);
        this.mailroom = new Mailroom(numbers, poster);
        this.flow = new StatusFlow(
                vertx,
                options.pace(),
                new Statuses(mailroom, options.clock(), options.pace().ordered()));
        this.customers = new CustomerSide(mailroom, chats, options.clock());
        this.templates = new Templates(ids);
        this.business = new BusinessSide(people, templates, chats, ledger, ids, flow, options.clock());
        this.media = new MediaStore(ids, options.kept().mediaBytes());
        this.links = new MediaLinks(options.clock());
        this.graph = new GraphApi(new GraphParts(
                numbers, business, templates, media, links, mailroom, poster, dice, ids, options.clock()));
    }

    void listensOn(int port) {
        boolean everywhere = Set.of("0.0.0.0", "::").contains(options.host());
        linkBase = everywhere ? null : "http://" + options.host() + ":" + port;
    }

    /** Where links in webhooks point; null when no single address is right. */
    @Nullable
    String linkBase() {
        return linkBase;
    }
}
