package io.centralita.core.conversations;

import io.centralita.core.conversations.store.HeldConversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which conversations move when contacts become one. A contact has one open conversation on a channel: of two, the assigned
 * one stays open, else the one with the later activity, else the one with the younger id. The other is closed with its
 * messages where they are; what was unread in it counts in the one that stays, and the later of both windows holds.
 *
 * @param moved those of the contact that goes
 * @param closed each with the one that continues it
 */
record MergePlan(List<HeldConversation> moved, Map<HeldConversation, HeldConversation> closed) {

    private static final Comparator<HeldConversation> STAYS = Comparator.comparing(HeldConversation::assigned)
            .thenComparing(HeldConversation::waitsForAgent)
            .thenComparing(HeldConversation::lastActivity)
            .thenComparing(HeldConversation::id);

    /** @param held all of the one that goes, and the open ones of the one that stays */
    static MergePlan of(List<HeldConversation> held, UUID goes) {
        var openOnChannel = new HashMap<UUID, HeldConversation>();
        var moved = new ArrayList<HeldConversation>();
        var closed = new HashMap<HeldConversation, HeldConversation>();
        for (var conversation : held) {
            if (conversation.contact().equals(goes)) {
                moved.add(conversation);
            }
            if (conversation.open()) {
                var other = openOnChannel.putIfAbsent(conversation.channel(), conversation);
                if (other != null) {
                    var stays = STAYS.compare(other, conversation) > 0 ? other : conversation;
                    closed.put(stays == other ? conversation : other, stays);
                }
            }
        }
        return new MergePlan(List.copyOf(moved), Map.copyOf(closed));
    }

    /** Everything the plan touches but those that stay where they are, open. */
    List<HeldConversation> remembered() {
        var all = new ArrayList<>(moved);
        closed.keySet().stream()
                .filter(conversation -> !moved.contains(conversation))
                .forEach(all::add);
        return all;
    }

    /** Those whose people see a change without a change of status: open, and of another contact or grown by another. */
    List<UUID> changedOpen() {
        var ids = new ArrayList<UUID>();
        moved.stream()
                .filter(HeldConversation::open)
                .filter(conversation -> !closed.containsKey(conversation))
                .forEach(conversation -> ids.add(conversation.id()));
        closed.values().stream()
                .map(HeldConversation::id)
                .filter(id -> !ids.contains(id))
                .forEach(ids::add);
        return ids;
    }
}
