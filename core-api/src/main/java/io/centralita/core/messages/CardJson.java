package io.centralita.core.messages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.core.kernel.db.StorableText;
import org.jspecify.annotations.Nullable;

/** A shared contact as JSON, in the shape in which it is sent. */
final class CardJson {

    private CardJson() {}

    static void write(ObjectNode node, ContactCard card) {
        ContentJson.put(node, "formatted_name", card.formattedName());
        ContentJson.put(node, "first_name", card.firstName());
        ContentJson.put(node, "last_name", card.lastName());
        ContentJson.put(node, "organisation", card.organisation());
        for (var phone : card.phones()) {
            var line = node.withArray("phones").addObject();
            ContentJson.put(line, "number", phone.number());
            ContentJson.put(line, "wa_id", phone.waId());
            ContentJson.put(line, "label", phone.label());
        }
        card.emails().forEach(email -> node.withArray("emails").add(StorableText.clean(email)));
        ContentJson.put(node, "vcard", card.vcard());
        details(node, card.details());
    }

    private static void details(ObjectNode node, ContactCard.Details details) {
        optional(node, "middle_name", details.middleName());
        optional(node, "prefix", details.prefix());
        optional(node, "suffix", details.suffix());
        optional(node, "department", details.department());
        optional(node, "job_title", details.jobTitle());
        optional(node, "birthday", details.birthday());
        for (var address : details.addresses()) {
            var line = node.withArray("addresses").addObject();
            optional(line, "street", address.street());
            optional(line, "city", address.city());
            optional(line, "state", address.state());
            optional(line, "zip", address.zip());
            optional(line, "country", address.country());
            optional(line, "country_code", address.countryCode());
            optional(line, "label", address.label());
        }
        for (var url : details.urls()) {
            var line = node.withArray("urls").addObject();
            ContentJson.put(line, "url", url.url());
            optional(line, "label", url.label());
        }
    }

    private static void optional(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            ContentJson.put(node, field, value);
        }
    }
}
