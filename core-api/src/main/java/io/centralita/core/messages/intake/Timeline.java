package io.centralita.core.messages.intake;

import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.Message;
import io.centralita.core.messages.MessageFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Messages and conversations as the batch changes them, and what must be written of them in the end. */
public final class Timeline {

    private final MessageFacts facts;
    private final Instant now;
    private final Map<ConversationId, IntakeConversation> conversations = new HashMap<>();
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<MessageId, Message> appended = new LinkedHashMap<>();
    private final Map<MessageId, Message> changed = new LinkedHashMap<>();
    private final Set<IntakeConversation> touched = new LinkedHashSet<>();
    private final List<FactDraft> told = new ArrayList<>();

    public Timeline(
            MessageFacts facts,
            Instant now,
            Collection<IntakeConversation> conversations,
            Collection<Message> messages) {
        this.facts = facts;
        this.now = now;
        conversations.forEach(this::add);
        messages.forEach(message -> this.messages.put(message.id(), message));
    }

    public Instant now() {
        return now;
    }

    void add(IntakeConversation conversation) {
        conversations.put(conversation.id(), conversation);
    }

    public Optional<Message> find(MessageId id) {
        return Optional.ofNullable(messages.get(id));
    }

    public IntakeConversation conversation(Message message) {
        var conversation = conversations.get(message.conversation());
        if (conversation == null) {
            throw new IllegalStateException("the conversation of " + message.id() + " is not locked");
        }
        return conversation;
    }

    /** Appends a message as the newest of its conversation, unless it is one from the past. */
    public String append(Message message, boolean past) {
        var conversation = conversation(message);
        var view = facts.view(message);
        messages.put(message.id(), message);
        appended.put(message.id(), message);
        var last = conversation.lastMessageAt();
        if (!past) {
            conversation.last(message.id(), view, message.occurredAt(), now);
        } else if (last == null || last.isBefore(message.occurredAt())) {
            conversation.lastOfThePast(message.id(), view, message.occurredAt(), now);
        }
        touched.add(conversation);
        told.add(facts.created(conversation, message, view, past, now));
        return view;
    }

    /** Replaces a message by what it is now and tells it, when {@code type} is given. Of an older one the conversation stays. */
    public void change(Message message, Optional<String> type, Actor actor) {
        var conversation = conversation(message);
        var view = facts.view(message);
        messages.put(message.id(), message);
        if (appended.replace(message.id(), message) == null) {
            changed.put(message.id(), message);
        }
        if (conversation.refreshLast(message.id(), view)) {
            touched.add(conversation);
        }
        type.ifPresent(name -> told.add(facts.changed(name, conversation, message, view, actor, now)));
    }

    public void tell(FactDraft fact) {
        told.add(fact);
    }

    public List<Message> appended() {
        return List.copyOf(appended.values());
    }

    public List<Message> changed() {
        return List.copyOf(changed.values());
    }

    public List<IntakeConversation> touched() {
        return List.copyOf(touched);
    }

    public void touch(IntakeConversation conversation) {
        touched.add(conversation);
    }

    public List<FactDraft> told() {
        return told;
    }
}
