package io.centralita.channel.metacloud.send;

import com.fasterxml.jackson.core.JsonGenerator;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.content.InteractiveAction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Calls, contact data, addresses and orders. Source: Meta, "Calling", "Business-scoped user ids", "Payments API", to 2026-08. */
final class ServiceBody {
    private static final String CALL = "voice_call";
    private static final String CALL_PERMISSION = "call_permission_request";
    private static final String CONTACT = "request_contact_info";
    private static final String ADDRESS = "address_message";

    private ServiceBody() {}

    static String typeOf(InteractiveAction action) {
        if (action instanceof InteractiveAction.CallButton) {
            return CALL;
        }
        if (action instanceof InteractiveAction.CallPermissionRequest) {
            return CALL_PERMISSION;
        }
        if (action instanceof InteractiveAction.ContactRequest) {
            return CONTACT;
        }
        if (action instanceof InteractiveAction.AddressRequest) {
            return ADDRESS;
        }
        if (action instanceof InteractiveAction.OrderDetails) {
            return "order_details";
        }
        if (action instanceof InteractiveAction.OrderStatus) {
            return "order_status";
        }
        throw new IllegalArgumentException(
                "cannot be sent: " + action.getClass().getSimpleName());
    }

    /** Whether it was one of these. */
    static boolean write(JsonGenerator json, InteractiveAction action) throws IOException {
        if (action instanceof InteractiveAction.CallButton call) {
            call(json, call);
        } else if (action instanceof InteractiveAction.CallPermissionRequest) {
            json.writeStringField("name", CALL_PERMISSION);
        } else if (action instanceof InteractiveAction.ContactRequest) {
            json.writeStringField("name", CONTACT);
        } else if (action instanceof InteractiveAction.AddressRequest address) {
            json.writeStringField("name", ADDRESS);
            address(json, address.country(), address.detailsJson());
        } else if (action instanceof InteractiveAction.OrderDetails order) {
            json.writeStringField("name", "review_and_pay");
            json.writeFieldName("parameters");
            JsonBytes.copy(json, order.detailsJson());
        } else if (action instanceof InteractiveAction.OrderStatus order) {
            json.writeStringField("name", "review_order");
            status(json, order);
        } else {
            return false;
        }
        return true;
    }

    private static void call(JsonGenerator json, InteractiveAction.CallButton call) throws IOException {
        json.writeStringField("name", CALL);
        Integer minutes = call.minutes();
        if (call.title() == null && minutes == null && call.payload() == null) {
            return;
        }
        json.writeObjectFieldStart("parameters");
        SimpleBodies.optional(json, "display_text", call.title());
        if (minutes != null) {
            json.writeNumberField("ttl_minutes", minutes);
        }
        SimpleBodies.optional(json, "payload", call.payload());
        json.writeEndObject();
    }

    private static void address(JsonGenerator json, String country, @Nullable String details) throws IOException {
        json.writeObjectFieldStart("parameters");
        json.writeStringField("country", country);
        if (details != null && !details.isBlank()) {
            json.writeFieldName("values");
            JsonBytes.copy(json, details);
        }
        json.writeEndObject();
    }

    private static void status(JsonGenerator json, InteractiveAction.OrderStatus order) throws IOException {
        json.writeObjectFieldStart("parameters");
        json.writeStringField("reference_id", order.reference());
        json.writeObjectFieldStart("order");
        json.writeStringField("status", order.status());
        SimpleBodies.optional(json, "description", order.description());
        json.writeEndObject();
        json.writeEndObject();
    }
}
