package io.centralita.channel.wppconnect.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.context.ChannelStateStore;
import io.centralita.channel.spi.context.ChannelStateStore.StoredState;
import io.centralita.channel.wppconnect.json.Json;
import io.centralita.channel.wppconnect.json.JsonBytes;
import io.centralita.channel.wppconnect.json.NotJsonException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a restart: the token, which webhook address the running session was given, and up to when everything is known
 * to have come. Kept encrypted by the core. Losing it costs a token, a restart of the session, and what came while nobody
 * listened. One access to the store follows the other, so that changes made at once do not push each other out. Any thread.
 */
public final class Memory {
    private static final String TOKEN = "token";
    private static final String TOKEN_OF = "token_of";
    private static final String WEBHOOK = "webhook";
    private static final String CAUGHT_UP = "caught_up";
    private static final String FIRST_ONLINE = "first_online";
    private static final String OWED = "owed_chats";
    private static final int MOST_TRIES = 5;

    private final ChannelStateStore store;
    private ObjectNode known = JsonBytes.object();
    private ObjectNode unwritten = JsonBytes.object();
    private long version;
    private boolean loaded;
    private CompletionStage<Void> last = CompletableFuture.completedFuture(null);

    public Memory(ChannelStateStore store) {
        this.store = store;
    }

    public CompletionStage<Void> load() {
        return afterTheLast(this::read);
    }

    private synchronized CompletionStage<Void> afterTheLast(Supplier<CompletionStage<Void>> access) {
        last = last.exceptionally(failed -> null).thenCompose(ignored -> access.get());
        return last;
    }

    private CompletionStage<Void> read() {
        return store.load().thenAccept(this::loaded);
    }

    private synchronized void loaded(StoredState stored) {
        loaded = true;
        version = stored.version();
        known = read(stored.blob());
        known.setAll(unwritten);
    }

    private static ObjectNode read(byte[] blob) {
        try {
            JsonNode root = blob.length == 0 ? JsonBytes.object() : JsonBytes.read(blob);
            return root instanceof ObjectNode object ? object : JsonBytes.object();
        } catch (NotJsonException foreign) {
            return JsonBytes.object();
        }
    }

    /** Whether what was stored is known: before that, nothing that is missing here is known to be missing. */
    public synchronized boolean isLoaded() {
        return loaded;
    }

    /** The token made with a secret, if one is known. */
    public synchronized @Nullable String token(String madeWith) {
        return digest(madeWith).equals(Json.text(known, TOKEN_OF)) ? Json.word(known, TOKEN) : null;
    }

    public CompletionStage<Void> token(String madeWith, String token) {
        return change(JsonBytes.object().put(TOKEN, token).put(TOKEN_OF, digest(madeWith)));
    }

    /** Whether the session was last started with this webhook address. */
    public synchronized boolean webhookIs(String address) {
        return digest(address).equals(Json.text(known, WEBHOOK));
    }

    public CompletionStage<Void> webhook(String address) {
        return change(JsonBytes.object().put(WEBHOOK, digest(address)));
    }

    /** Null before the session was first online, and as long as nothing {@link #isLoaded}. */
    public @Nullable Instant caughtUpTo() {
        return moment(CAUGHT_UP);
    }

    private synchronized @Nullable Instant moment(String field) {
        Long millis = Json.whole(known, field);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    public CompletionStage<Void> caughtUpTo(Instant when) {
        return change(JsonBytes.object().put(CAUGHT_UP, when.toEpochMilli()));
    }

    /** Nothing of before that moment is fetched. */
    public CompletionStage<Void> firstOnline(Instant when) {
        return change(JsonBytes.object().put(FIRST_ONLINE, when.toEpochMilli()).put(CAUGHT_UP, when.toEpochMilli()));
    }

    /** Null when it is not known. */
    public @Nullable Instant firstOnline() {
        return moment(FIRST_ONLINE);
    }

    /** Chats that could not be read, each with the moment since which; in the order in which they were given. */
    public synchronized Map<String, Instant> owed() {
        Map<String, Instant> owed = new LinkedHashMap<>();
        Json.object(known, OWED)
                .properties()
                .forEach(chat -> owed.put(
                        chat.getKey(), Instant.ofEpochMilli(chat.getValue().asLong())));
        return owed;
    }

    public CompletionStage<Void> owed(Map<String, Instant> chats) {
        return change(owing(chats));
    }

    /** All but the chats owed has come. */
    public CompletionStage<Void> caughtUpTo(Instant when, Map<String, Instant> owed) {
        return change(owing(owed).put(CAUGHT_UP, when.toEpochMilli()));
    }

    private static ObjectNode owing(Map<String, Instant> chats) {
        ObjectNode changes = JsonBytes.object();
        ObjectNode owed = changes.putObject(OWED);
        chats.forEach((chat, since) -> owed.put(chat, since.toEpochMilli()));
        return changes;
    }

    public CompletionStage<Void> forget() {
        ObjectNode nothing = JsonBytes.object();
        for (String field : new String[] {TOKEN, TOKEN_OF, WEBHOOK, CAUGHT_UP, FIRST_ONLINE, OWED}) {
            nothing.putNull(field);
        }
        return change(nothing);
    }

    private synchronized CompletionStage<Void> change(ObjectNode changes) {
        ObjectNode changed = known.deepCopy();
        changed.setAll(changes);
        if (changed.equals(known) && unwritten.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        known = changed;
        unwritten.setAll(changes);
        return afterTheLast(() -> write(MOST_TRIES));
    }

    /** Writes all that was not written yet; what cannot be written now is written with the next change. */
    private CompletionStage<Void> write(int triesLeft) {
        ObjectNode taken;
        CompletionStage<OptionalLong> written;
        synchronized (this) {
            taken = unwritten;
            if (taken.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            unwritten = JsonBytes.object();
            written = store.replace(version, JsonBytes.write(known));
        }
        return written.whenComplete((newVersion, failure) -> written(taken, newVersion))
                .thenCompose(newVersion -> newVersion.isPresent() || triesLeft <= 1
                        ? CompletableFuture.completedFuture(null)
                        : read().thenCompose(ignored -> write(triesLeft - 1)));
    }

    private synchronized void written(ObjectNode taken, @Nullable OptionalLong newVersion) {
        if (newVersion != null && newVersion.isPresent()) {
            version = newVersion.getAsLong();
        } else {
            taken.setAll(unwritten);
            unwritten = taken;
        }
    }

    private static String digest(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
