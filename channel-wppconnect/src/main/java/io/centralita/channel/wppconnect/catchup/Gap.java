package io.centralita.channel.wppconnect.catchup;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.feature.FeatureException;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.parse.Wid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through everything written since a moment: what is unread, then the chats that moved, each back to that moment. One call
 * after the other, since each costs the server a tenth of a second. A chat that cannot be read is left out, and owed.
 */
final class Gap {
    private static final int CHATS_AT_ONCE = 100;
    private static final int MOST_CHAT_PAGES = 20;
    private static final int MESSAGES_AT_ONCE = 50;
    private static final int MOST_MESSAGE_PAGES = 20;

    /** As many chats that fail one after the other are the server's failure. */
    private static final int MOST_UNREADABLE_IN_A_ROW = 5;

    private final ServerReads server;
    private final Span span;
    private final OwedChats owed;
    private final Function<JsonNode, CompletionStage<Void>> sink;
    private final Set<Wid> cut = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;
    private int unreadableInARow;

    /**
     * @param owed chats to read from an earlier moment on, after the others; those that cannot be read are added
     * @param sink gets each message; its failure ends the walk
     */
    Gap(ServerReads server, Span span, OwedChats owed, Function<JsonNode, CompletionStage<Void>> sink) {
        this.server = server;
        this.span = span;
        this.owed = owed;
        this.sink = sink;
    }

    /** Completes when what is in reach was given to the sink, with whether that was all of it but for the chats owed. */
    CompletionStage<Boolean> walk() {
        List<Wid> last = owed.chats();
        return unread().thenCompose(messages -> giveNew(messages, span.unreadSince()))
                .thenCompose(ignored -> chats(null, 0))
                .thenCompose(ignored -> owed(last))
                .thenApply(ignored -> whole);
    }

    /** The chats hold them too; this list is only the shorter way. */
    private CompletionStage<List<JsonNode>> unread() {
        return server.unread().exceptionally(failure -> List.of());
    }

    private boolean mayGoOn(int page, int most) {
        boolean may = page + 1 < most * span.reach();
        if (!may) {
            whole = false;
        }
        return may;
    }

    /** With too many unreadable ones the rest has its turn in the next walk; the others need not wait for that. */
    private CompletionStage<Void> owed(List<Wid> chats) {
        unreadableInARow = 0;
        return each(chats.iterator(), chat -> unreadableInARow < MOST_UNREADABLE_IN_A_ROW ? chat(chat) : done());
    }

    private CompletionStage<Void> chat(Wid chat) {
        Instant from = owed.since(chat, span.since());
        return messages(chat, from, null, 0)
                .handle((read, failure) -> {
                    if (failure == null) {
                        unreadableInARow = 0;
                        if (!cut.contains(chat)) {
                            owed.read(chat);
                        }
                        return done();
                    }
                    return unreadable(chat, from, failure);
                })
                .thenCompose(next -> next);
    }

    /** Ends the walk when it is not this chat that fails: the session is down, or what was read could not be stored. */
    private CompletionStage<Void> unreadable(Wid chat, Instant from, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof FeatureException refused)) {
            return CompletableFuture.failedFuture(failure);
        }
        ErrorKind kind = refused.error().kind();
        if (kind == ErrorKind.PROVIDER_DOWN || kind == ErrorKind.AUTH) {
            return CompletableFuture.failedFuture(failure);
        }
        boolean known = owed.has(chat);
        owed.unreadable(chat, from);
        unreadableInARow++;
        boolean theServer = !known && unreadableInARow >= MOST_UNREADABLE_IN_A_ROW;
        return theServer ? CompletableFuture.failedFuture(failure) : done();
    }

    private CompletionStage<Void> chats(@Nullable String after, int page) {
        return server.chats(CHATS_AT_ONCE, after, false).thenCompose(found -> {
            List<Wid> moved = new ArrayList<>();
            boolean anyRecent = false;
            for (JsonNode chat : found) {
                Optional<Wid> id = Wid.first(chat, "id").filter(wid -> wid.isPerson() || wid.isGroup());
                boolean recent = !FoundMessages.when(chat).isBefore(span.since());
                anyRecent |= recent;
                id.filter(wid -> recent && !owed.has(wid)).ifPresent(moved::add);
            }
            boolean more = anyRecent && found.size() == CHATS_AT_ONCE;
            boolean further = more && mayGoOn(page, MOST_CHAT_PAGES);
            String last = found.isEmpty() ? null : chatId(found.get(found.size() - 1));
            return each(moved.iterator(), this::chat)
                    .thenCompose(ignored -> further && last != null ? chats(last, page + 1) : done());
        });
    }

    private static @Nullable String chatId(JsonNode chat) {
        return Wid.first(chat, "id").map(Wid::toString).orElse(null);
    }

    private CompletionStage<Void> messages(Wid chat, Instant from, @Nullable String before, int page) {
        return server.messages(chat, MESSAGES_AT_ONCE, before).thenCompose(found -> {
            Optional<JsonNode> oldest = found.stream().min(Comparator.comparing(FoundMessages::when));
            boolean reached = oldest.isEmpty()
                    || FoundMessages.when(oldest.get()).isBefore(from)
                    || found.size() < MESSAGES_AT_ONCE;
            String next = oldest.map(Gap::messageId).orElse(null);
            boolean more = !reached && next != null && !next.equals(before);
            boolean further = more && mayGoOn(page, MOST_MESSAGE_PAGES);
            if (more && !further) {
                cut.add(chat);
            }
            CompletionStage<Void> earlier = further ? messages(chat, from, next, page + 1) : done();
            return earlier.thenCompose(ignored -> giveNew(found, from));
        });
    }

    private static @Nullable String messageId(JsonNode message) {
        JsonNode id = message.path("id");
        return id.isObject() ? Json.word(id, "_serialized") : Json.word(message, "id");
    }

    /** In the order in which they were written. */
    private CompletionStage<Void> giveNew(List<JsonNode> messages, Instant from) {
        List<JsonNode> recent = messages.stream()
                .filter(message -> !FoundMessages.when(message).isBefore(from))
                .sorted(Comparator.comparing(FoundMessages::when))
                .toList();
        return each(recent.iterator(), sink);
    }

    private static <T> CompletionStage<Void> each(Iterator<T> items, Function<T, CompletionStage<Void>> work) {
        CompletionStage<Void> last = done();
        while (items.hasNext()) {
            T item = items.next();
            last = last.thenCompose(ignored -> work.apply(item));
        }
        return last;
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
