package io.centralita.core.messages.intake;

import io.centralita.core.contacts.IntakeContacts;
import io.centralita.core.conversations.IntakeConversation;
import io.centralita.core.kernel.ids.MessageId;
import io.centralita.core.messages.Message;
import java.util.List;
import java.util.Set;

/** What the database said about a batch's needs; conversations are locked, and the messages were read after that. */
record Loaded(
        Set<MessageId> fresh,
        Together together,
        List<IntakeContacts.Known> contacts,
        PastHolders past,
        List<IntakeStore.Target> targets,
        List<ParkedStatuses.Parked> unparked,
        List<IntakeConversation> conversations,
        List<Message> messages,
        List<OwnEchoes.InDoubt> inDoubt) {}
