package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.feature.Profile;
import io.centralita.channel.spi.outbound.ErrorKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /{number}/whatsapp_business_profile}. The picture goes by a handle of {@link FileHandles}. */
public final class ProfileOfNumber implements Profile {
    private static final String FIELDS = "about,address,description,email,profile_picture_url,websites,vertical";

    /** Source: reference of the business profile, 2026. */
    private static final Map<String, Long> PICTURES = Map.of("image/jpeg", 5L << 20, "image/png", 5L << 20);

    private final Management management;
    private final FileHandles handles;
    private final String place;

    public ProfileOfNumber(Management management, FileHandles handles, String phoneNumberId) {
        this.management = management;
        this.handles = handles;
        this.place = GraphClient.place(phoneNumberId, "whatsapp_business_profile");
    }

    @Override
    public CompletionStage<BusinessProfile> profile() {
        return management.get(place, Map.of("fields", FIELDS)).thenApply(reply -> {
            for (JsonNode node : Json.items(reply.get("data"))) {
                return read(node);
            }
            return read(reply);
        });
    }

    private static BusinessProfile read(JsonNode node) {
        return new BusinessProfile(
                Json.word(node, "about"),
                Json.word(node, "description"),
                Json.word(node, "address"),
                Json.word(node, "email"),
                websites(node),
                Json.word(node, "vertical"),
                Json.word(node, "profile_picture_url"));
    }

    private static List<String> websites(JsonNode node) {
        List<String> websites = new ArrayList<>();
        JsonNode told = node.get("websites");
        if (told != null && told.isArray()) {
            told.forEach(website -> websites.add(website.asText()));
        }
        return websites;
    }

    @Override
    public CompletionStage<Void> changeProfile(BusinessProfile changes) {
        String wrong = wrong(changes);
        if (wrong != null) {
            return Management.refused(ErrorKind.CONTENT, wrong);
        }
        if (changes.pictureUrl() != null) {
            return Management.refused(ErrorKind.UNSUPPORTED, "the picture is changed by a file, not by its address");
        }
        return management.post(place, body(changes)).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> changePicture(StoredMedia picture) {
        return handles.handle(picture, PICTURES)
                .thenCompose(handle -> management.post(place, picture(handle)))
                .thenAccept(done -> {});
    }

    private static byte[] picture(String handle) {
        return JsonBytes.write(256, json -> {
            json.writeStartObject();
            json.writeStringField("messaging_product", "whatsapp");
            json.writeStringField("profile_picture_handle", handle);
            json.writeEndObject();
        });
    }

    /** Meta's limits; source: reference of the business profile, 2026. */
    private static @Nullable String wrong(BusinessProfile changes) {
        List<String> websites = changes.websites();
        if (websites != null && (websites.size() > 2 || websites.stream().anyMatch(site -> site.length() > 256))) {
            return "websites: two at most, of 256 characters at most";
        }
        if (changes.about() != null && changes.about().isBlank()) {
            return "about cannot be empty";
        }
        return longest("about", changes.about(), 139)
                .or("address", changes.address(), 256)
                .or("description", changes.description(), 512)
                .or("email", changes.email(), 128)
                .found();
    }

    private record Longest(@Nullable String found) {
        Longest or(String field, @Nullable String text, int most) {
            return found != null ? this : longest(field, text, most);
        }
    }

    private static Longest longest(String field, @Nullable String text, int most) {
        boolean fits = text == null || text.length() <= most;
        return new Longest(fits ? null : field + " is longer than " + most + " characters");
    }

    private static byte[] body(BusinessProfile changes) {
        return JsonBytes.write(512, json -> {
            json.writeStartObject();
            json.writeStringField("messaging_product", "whatsapp");
            text(json, "about", changes.about());
            text(json, "description", changes.description());
            text(json, "address", changes.address());
            text(json, "email", changes.email());
            text(json, "vertical", changes.vertical());
            List<String> websites = changes.websites();
            if (websites != null) {
                json.writeArrayFieldStart("websites");
                for (String website : websites) {
                    json.writeString(website);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    /** An empty text clears the field. */
    private static void text(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }
}
