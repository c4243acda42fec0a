package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.MessageContent;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

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
            organisation(json, card);
            SimpleBodies.optional(json, "birthday", card.details().birthday());
            addresses(json, card.details().addresses());
            urls(json, card.details().urls());
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
        SimpleBodies.optional(json, "middle_name", card.details().middleName());
        SimpleBodies.optional(json, "prefix", card.details().prefix());
        SimpleBodies.optional(json, "suffix", card.details().suffix());
        json.writeEndObject();
    }

    private static void organisation(JsonGenerator json, ContactCard card) throws IOException {
        ContactCard.Details details = card.details();
        boolean told = Stream.of(card.organisation(), details.department(), details.jobTitle())
                .anyMatch(part -> part != null && !part.isBlank());
        if (!told) {
            return;
        }
        json.writeObjectFieldStart("org");
        SimpleBodies.optional(json, "company", card.organisation());
        SimpleBodies.optional(json, "department", details.department());
        SimpleBodies.optional(json, "title", details.jobTitle());
        json.writeEndObject();
    }

    private static void addresses(JsonGenerator json, List<ContactCard.Address> addresses) throws IOException {
        if (addresses.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("addresses");
        for (ContactCard.Address address : addresses) {
            json.writeStartObject();
            SimpleBodies.optional(json, "street", address.street());
            SimpleBodies.optional(json, "city", address.city());
            SimpleBodies.optional(json, "state", address.state());
            SimpleBodies.optional(json, "zip", address.zip());
            SimpleBodies.optional(json, "country", address.country());
            SimpleBodies.optional(json, "country_code", address.countryCode());
            SimpleBodies.optional(json, "type", address.label());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void urls(JsonGenerator json, List<ContactCard.Url> urls) throws IOException {
        if (urls.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("urls");
        for (ContactCard.Url url : urls) {
            json.writeStartObject();
            json.writeStringField("url", url.url());
            SimpleBodies.optional(json, "type", url.label());
            json.writeEndObject();
        }
        json.writeEndArray();
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
