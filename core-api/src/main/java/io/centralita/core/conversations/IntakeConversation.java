package io.centralita.core.conversations;

import io.centralita.core.contacts.ContactView;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.ContactId;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.kernel.ids.TeamId;
import io.centralita.core.kernel.ids.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation as the walk holds it, locked, while it appends to it. Mutable, used by one transaction on one thread. */
public final class IntakeConversation {

    final ConversationId id;
    final ChannelId channel;
    final ContactId contact;
    final Instant createdAt;

    @Nullable
    UUID assignee;

    @Nullable
    UUID team;

    ConversationStatus status;
    long messageSeq;
    int unread;
    String controlHolder = "human";
    long controlToken = 1;
    String priority = "normal";
    long version;

    @Nullable
    Instant windowExpiresAt;

    @Nullable
    String lastMessage;

    @Nullable
    MessageId lastMessageId;

    @Nullable
    Instant lastMessageAt;

    Instant lastActivityAt;

    /** Null unless the person wrote now. */
    @Nullable
    String peer;

    @Nullable
    Instant closedAt;

    IntakeConversation(
            ConversationId id, ChannelId channel, ContactId contact, ConversationStatus status, Instant createdAt) {
        this.id = id;
        this.channel = channel;
        this.contact = contact;
        this.status = status;
        this.createdAt = createdAt;
        this.lastActivityAt = createdAt;
        this.version = 1;
    }

    public static IntakeConversation open(ChannelId channel, ContactId contact, Instant now) {
        return new IntakeConversation(ConversationId.next(), channel, contact, ConversationStatus.OPEN, now);
    }

    /** One that the business began outside of the platform: it waits for the customer. */
    public static IntakeConversation pending(ChannelId channel, ContactId contact, Instant now) {
        return new IntakeConversation(ConversationId.next(), channel, contact, ConversationStatus.PENDING, now);
    }

    /**
     * One that was over before the number was connected.
     *
     * @param until when its last message was written, as far as is known
     */
    public static IntakeConversation over(ChannelId channel, ContactId contact, Instant now, Instant until) {
        var past = new IntakeConversation(ConversationId.next(), channel, contact, ConversationStatus.CLOSED, now);
        past.closedAt = earlier(until, now);
        past.lastActivityAt = earlier(until, now);
        return past;
    }

    public ConversationId id() {
        return id;
    }

    public ChannelId channel() {
        return channel;
    }

    public ContactId contact() {
        return contact;
    }

    public ConversationStatus status() {
        return status;
    }

    public @Nullable UUID assignee() {
        return assignee;
    }

    public @Nullable UUID team() {
        return team;
    }

    public int unread() {
        return unread;
    }

    public @Nullable Instant windowExpiresAt() {
        return windowExpiresAt;
    }

    public Instant lastActivityAt() {
        return lastActivityAt;
    }

    public @Nullable Instant lastMessageAt() {
        return lastMessageAt;
    }

    /** As it is on the wire now. */
    public ConversationView view(ContactView person, Instant now) {
        return new ConversationView(
                id,
                channel,
                person,
                status,
                assignee == null ? null : new UserId(assignee),
                team == null ? null : new TeamId(team),
                new ConversationView.Control(controlHolder, controlToken),
                priority,
                List.of(),
                ConversationView.Window.at(now, windowExpiresAt),
                unread,
                lastMessage,
                createdAt,
                lastActivityAt);
    }

    /** Whether a message of {@code now} still belongs to the closed conversation. */
    public boolean resumable(Instant now, Duration within) {
        return closedAt != null && closedAt.plus(within).isAfter(now);
    }

    public boolean closed() {
        return status == ConversationStatus.CLOSED;
    }

    /** @param next not {@code closed} */
    public void resume(ConversationStatus next) {
        status = next;
        closedAt = null;
        version++;
    }

    /** Whether the business waits for the customer. */
    public boolean waitsForCustomer() {
        return status == ConversationStatus.PENDING;
    }

    public long nextSeq() {
        return ++messageSeq;
    }

    public void countUnread() {
        unread++;
    }

    /** The person wrote from these addresses: {@code kind:value}, one a line. */
    public void reachedAt(String addresses) {
        peer = addresses;
    }

    /** The provider's window opens, or stays open longer. */
    public void extendWindow(Instant expiresAt) {
        windowExpiresAt = windowExpiresAt == null || expiresAt.isAfter(windowExpiresAt) ? expiresAt : windowExpiresAt;
    }

    public void last(MessageId message, String json, Instant at, Instant now) {
        lastMessage = json;
        lastMessageId = message;
        lastMessageAt = at;
        lastActivityAt = now;
    }

    /** The newest known message is one from the past: nothing was done now, and what was over was so later than was known. */
    public void lastOfThePast(MessageId message, String json, Instant at, Instant now) {
        lastMessage = json;
        lastMessageId = message;
        lastMessageAt = at;
        lastActivityAt = later(lastActivityAt, earlier(at, now));
        closedAt = closedAt == null ? null : later(closedAt, earlier(at, now));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** A message reads differently now: a tick, an edit. Answers whether it is the last one, which the conversation shows. */
    public boolean refreshLast(MessageId message, String json) {
        var isLast = message.equals(lastMessageId);
        if (isLast) {
            lastMessage = json;
        }
        return isLast;
    }
}
