package io.centralita.core.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.contacts.ContactHoldings.Moved;
import io.centralita.core.kernel.Moments;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.facts.FactDraft;
import io.centralita.core.kernel.ids.ContactMergeId;
import io.centralita.core.kernel.ids.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What is told of a merge and of its end: the contacts first, then what moved. */
@ApplicationScoped
class MergeFacts {

    private final ObjectMapper json;

    MergeFacts(ObjectMapper json) {
        this.json = json;
    }

    List<FactDraft> merged(Actor actor, Contact survivor, ContactMerge merge, Moved moved) {
        var data = new LinkedHashMap<String, Object>();
        data.put("contact", survivor);
        data.put("merge", merge);
        return with(moved, fact("contact.merged", actor, data));
    }

    List<FactDraft> unmerged(Actor actor, Contact again, Contact from, ContactMergeId merge, Moved moved) {
        var data = new LinkedHashMap<String, Object>();
        data.put("contact", again);
        data.put("separated_from", from);
        data.put("merge_id", merge);
        data.put("conversation_ids", moved.conversations());
        return with(moved, fact("contact.unmerged", actor, data));
    }

    private static List<FactDraft> with(Moved moved, FactDraft first) {
        var all = new ArrayList<FactDraft>();
        all.add(first);
        all.addAll(moved.facts());
        return all;
    }

    private FactDraft fact(String type, Actor actor, Object data) {
        return new FactDraft(EventId.next(), type, Moments.now(), FactDraft.Audience.WORKSPACE, actor, text(data));
    }

    private String text(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
