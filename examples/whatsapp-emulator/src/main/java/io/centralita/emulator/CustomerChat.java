package io.centralita.emulator;

import io.centralita.emulator.network.Chat;
import io.centralita.emulator.network.ChatLine;
import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One customer's chat with one number, from the customer's side. Safe for any thread but an event loop's waits. */
public final class CustomerChat {

    private final Exchange exchange;
    private final Context context;
    private final Chat chat;

    CustomerChat(Exchange exchange, Context context, Chat chat) {
        this.exchange = exchange;
        this.context = context;
        this.chat = chat;
    }

    /** Sends a message; one customer's messages are posted in order. */
    public SentByCustomer send(CustomerMessage message) {
        String id = exchange.door(chat).newId(chat);
        CompletableFuture<DeliveryOutcome> outcome = new CompletableFuture<>();
        context.runOnContext(run -> exchange.door(chat).send(chat, id, message).onSuccess(outcome::complete));
        return new SentByCustomer(id, outcome);
    }

    /** Sends a text. */
    public SentByCustomer text(String body) {
        return send(CustomerMessage.text(body));
    }

    /** Sends a text that quotes a message. */
    public SentByCustomer reply(String messageId, String body) {
        return send(CustomerMessage.text(body).inReplyTo(messageId));
    }

    /** Sends a file. */
    public SentByCustomer attachment(Attachment file) {
        return send(message(file));
    }

    /** Sends a picture; the caption may be null. */
    public SentByCustomer image(String mimeType, byte[] bytes, @Nullable String caption) {
        return attachment(Attachment.image(mimeType, bytes, caption));
    }

    /** Stores a file and gives the message that would send it, for quoting or further fields. */
    public CustomerMessage message(Attachment file) {
        return new Attachments(exchange.media, exchange.links)
                .message(chat.line().lineId(), file, exchange.linkBase());
    }

    /** Sends a place. */
    public SentByCustomer location(double latitude, double longitude, @Nullable String name, @Nullable String address) {
        return send(CustomerMessage.location(latitude, longitude, name, address));
    }

    /** Puts an emoji on a message; an empty one takes the reaction back. */
    public SentByCustomer reaction(String messageId, String emoji) {
        return send(CustomerMessage.reaction(messageId, emoji));
    }

    /** Taps a reply button. */
    public SentByCustomer tapsButton(String messageId, String id, String title) {
        return send(CustomerMessage.buttonReply(messageId, id, title));
    }

    /** Opens the chat: what was delivered becomes read, and what comes is read at once. */
    public CustomerChat opens() {
        chat.holdOpen(true);
        return reads();
    }

    /** Closes the chat. */
    public CustomerChat closes() {
        chat.holdOpen(false);
        return this;
    }

    /** Reads what was delivered so far. */
    public CustomerChat reads() {
        context.runOnContext(run -> exchange.door(chat).reads(chat));
        return this;
    }

    /** What the customer sees, oldest first: the last 100 messages. */
    public List<ChatLine> lines() {
        return chat.lines();
    }

    /**
     * Opens the chat on a screen. While a screen shows it, what comes is read at once.
     *
     * @param screen told {@code {"event": "line", "data": …}} for each new or changed message and {@code "typing"}, on
     *     the emulator's event loop
     * @return closes the screen
     */
    public Runnable watch(Consumer<JsonObject> screen) {
        chat.show(screen);
        reads();
        return () -> chat.hide(screen);
    }
}
