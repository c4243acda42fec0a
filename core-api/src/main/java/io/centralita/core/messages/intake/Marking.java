package io.centralita.core.messages.intake;

import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.messages.DeliveryMarks;
import io.centralita.core.messages.Message;
import java.util.Optional;

/** Merges a delivery mark into a message; news is told only when the status is another one. */
public final class Marking {

    public static final String STATUS_CHANGED = "message.status_changed";

    private Marking() {}

    public static Message merge(Timeline timeline, Message message, DeliveryMarks marks) {
        var merged = message.marks().merge(marks);
        if (!message.outbound() || merged.equals(message.marks())) {
            return message;
        }
        var marked = message.marked(merged);
        var news = merged.status() != message.marks().status();
        timeline.change(marked, news ? Optional.of(STATUS_CHANGED) : Optional.empty(), Actor.SYSTEM);
        return marked;
    }
}
