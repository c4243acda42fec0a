package io.centralita.emulator;

import io.centralita.emulator.graph.GraphApi;
import io.centralita.emulator.graph.GraphParts;
import io.centralita.emulator.network.BusinessSide;
import io.centralita.emulator.network.Chat;
import io.centralita.emulator.network.Chats;
import io.centralita.emulator.network.CustomerDoor;
import io.centralita.emulator.network.CustomerSide;
import io.centralita.emulator.network.FaultDice;
import io.centralita.emulator.network.GraphDoor;
import io.centralita.emulator.network.Mailroom;
import io.centralita.emulator.network.MediaLinks;
import io.centralita.emulator.network.MediaStore;
import io.centralita.emulator.network.NumberStates;
import io.centralita.emulator.network.Numbers;
import io.centralita.emulator.network.People;
import io.centralita.emulator.network.ProviderIds;
import io.centralita.emulator.network.StatusFlow;
import io.centralita.emulator.network.Statuses;
import io.centralita.emulator.network.TemplateReview;
import io.centralita.emulator.network.Templates;
import io.centralita.emulator.webhooks.DeliveryLog;
import io.centralita.emulator.webhooks.WebhookPoster;
import io.centralita.emulator.wppconnect.WppParts;
import io.centralita.emulator.wppconnect.WppServer;
import io.centralita.emulator.wppconnect.WppSession;
import io.vertx.core.Vertx;
import java.util.Optional;
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
    final TemplateReview review;
    final NumberStates states = new NumberStates();
    final GraphApi graph;
    final WppServer wppconnect;
    private final GraphDoor graphDoor;
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
        this.review = new TemplateReview(templates, mailroom, options.clock());
        this.business = new BusinessSide(people, templates, chats, ledger, ids, flow, options.clock());
        this.media = new MediaStore(ids, options.kept().mediaBytes());
        this.links = new MediaLinks(options.clock());
        this.graph = new GraphApi(new GraphParts(
                numbers,
                business,
                templates,
                review,
                states,
                media,
                links,
                mailroom,
                poster,
                dice,
                ids,
                options.clock()));
        this.graphDoor = new GraphDoor(ids, customers, flow);
        this.wppconnect = new WppServer(new WppParts(
                vertx,
                vertx.getOrCreateContext(),
                people,
                chats,
                ledger,
                media,
                poster,
                dice,
                options.pace(),
                options.clock()));
    }

    /** How customers reach the business of a chat. */
    CustomerDoor door(Chat chat) {
        return chat.line() instanceof WppSession ? wppconnect.customers() : graphDoor;
    }

    /** A number or a session that customers may write to. */
    Optional<BusinessLine> line(String lineId) {
        return numbers.find(lineId).<BusinessLine>map(number -> number).or(() -> wppconnect.line(lineId));
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
