package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MessageContent;
import java.io.IOException;

/** Shared contacts. Meta wants a part of the name beside the whole one, so the whole one stands in for it. */
final class ContactsBody {
    private ContactsBody() {}

    static void write(JsonGenerator json, MessageContent.Contacts contacts) throws IOException {
        json.writeStringField("type", "contacts");
        json.writeArrayFieldStart("contacts");
        for (ContactCard card : contacts.cards()) {
            json.writeStartObject();
            name(json, card);
            phones(json, card);
            emails(json, card);
            String company = card.organisation();
            if (company != null && !company.isBlank()) {
                json.writeObjectFieldStart("org");
                json.writeStringField("company", company);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void name(JsonGenerator json, ContactCard card) throws IOException {
        boolean wholeOnly = card.firstName() == null && card.lastName() == null;
        json.writeObjectFieldStart("name");
        json.writeStringField("formatted_name", card.formattedName());
        SimpleBodies.optional(json, "first_name", wholeOnly ? card.formattedName() : card.firstName());
        SimpleBodies.optional(json, "last_name", card.lastName());
        json.writeEndObject();
    }

    private static void phones(JsonGenerator json, ContactCard card) throws IOException {
        if (card.phones().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("phones");
        for (ContactCard.Phone phone : card.phones()) {
            json.writeStartObject();
            json.writeStringField("phone", phone.number());
            SimpleBodies.optional(json, "wa_id", phone.waId());
            SimpleBodies.optional(json, "type", phone.label());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void emails(JsonGenerator json, ContactCard card) throws IOException {
        if (card.emails().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("emails");
        for (String email : card.emails()) {
            json.writeStartObject();
            json.writeStringField("email", email);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
