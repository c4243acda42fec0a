package io.centralita.channel.metacloud.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateComponent.Part;
import io.centralita.channel.spi.content.TemplateParameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the values of a send fit the places of a template. Says only what is certain: parts it does not know are not judged.
 * Source: Meta, "Template components" and "Send template messages", to 2026-08; a misfit is refused there with 132000 or 132012.
 */
final class TemplateFit {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");

    private final MessageContent.Template use;
    private final List<String> misfits = new ArrayList<>();

    private TemplateFit(MessageContent.Template use) {
        this.use = use;
    }

    static List<String> misfits(String componentsJson, MessageContent.Template use) {
        JsonNode components = TemplateText.components(componentsJson);
        if (components == null || components.isEmpty()) {
            return List.of();
        }
        TemplateFit fit = new TemplateFit(use);
        components.forEach(fit::component);
        fit.onlyWhatIsThere(components);
        return List.copyOf(fit.misfits);
    }

    private void component(JsonNode component) {
        switch (typeOf(component)) {
            case "HEADER" -> header(component);
            case "BODY" -> body(component);
            case "BUTTONS" -> buttons(component);
            default -> {}
        }
    }

    private static String typeOf(JsonNode node) {
        return Json.textOrEmpty(node, "type").toUpperCase(Locale.ROOT);
    }

    private void header(JsonNode header) {
        String format = Json.textOrEmpty(header, "format").toUpperCase(Locale.ROOT);
        List<TemplateParameter> given = given(Part.HEADER, null);
        switch (format) {
            case "IMAGE", "VIDEO", "DOCUMENT" -> {
                boolean fits = given.size() == 1
                        && given.get(0) instanceof TemplateParameter.Media media
                        && media.kind() == MediaKind.valueOf(format);
                expect(fits, "the header takes one " + format.toLowerCase(Locale.ROOT));
            }
            case "LOCATION" ->
                expect(
                        given.size() == 1 && given.get(0) instanceof TemplateParameter.Location,
                        "the header takes one location");
            case "PRODUCT" ->
                expect(
                        given.size() == 1 && given.get(0) instanceof TemplateParameter.Product,
                        "the header takes one product");
            case "", "TEXT" -> texts("the header", Json.textOrEmpty(header, "text"), given);
            default -> {}
        }
    }

    /** An authentication template's body may come without its text; it takes the code. */
    private void body(JsonNode body) {
        String text = Json.word(body, "text");
        if (text != null) {
            texts("the body", text, given(Part.BODY, null));
        } else if (body.has("add_security_recommendation")) {
            count("the body", 1, given(Part.BODY, null));
        }
    }

    private void buttons(JsonNode component) {
        int index = 0;
        for (JsonNode button : Json.items(component.get("buttons"))) {
            String where = "button " + index;
            List<TemplateParameter> given = given(Part.BUTTON, index);
            switch (typeOf(button)) {
                case "URL" ->
                    count(where, places(Json.textOrEmpty(button, "url")).size(), given);
                case "OTP", "COPY_CODE" -> count(where, 1, given);
                case "PHONE_NUMBER" -> count(where, 0, given);
                case "MPM" -> count(where, 1, given);
                default -> expect(given.size() <= 1, where + " takes one value at most, " + given.size() + " given");
            }
            index++;
        }
        int buttons = index;
        use.components().stream()
                .filter(part -> part.part() == Part.BUTTON)
                .map(TemplateComponent::buttonIndex)
                .filter(given -> given != null && given >= buttons)
                .forEach(given -> misfits.add("the template has no button " + given));
    }

    private void onlyWhatIsThere(JsonNode components) {
        Set<String> there = new LinkedHashSet<>();
        components.forEach(component -> there.add(typeOf(component)));
        boolean cards = there.contains("CAROUSEL");
        if (!cards && !there.contains("BUTTONS") && uses(Part.BUTTON)) {
            misfits.add("the template has no buttons");
        }
        if (!cards && !there.contains("HEADER") && uses(Part.HEADER)) {
            misfits.add("the template has no header");
        }
    }

    private boolean uses(Part part) {
        return use.components().stream()
                .anyMatch(component ->
                        component.part() == part && !component.parameters().isEmpty());
    }

    private List<TemplateParameter> given(Part part, @Nullable Integer index) {
        return use.components().stream()
                .filter(component -> component.part() == part)
                .filter(component -> index == null || index.equals(component.buttonIndex()))
                .flatMap(component -> component.parameters().stream())
                .toList();
    }

    private void texts(String where, String text, List<TemplateParameter> given) {
        Set<String> places = places(text);
        count(where, places.size(), given);
        boolean named = places.stream().anyMatch(place -> !place.chars().allMatch(Character::isDigit));
        if (named) {
            places.stream()
                    .filter(place -> given.stream().noneMatch(value -> place.equals(value.name())))
                    .forEach(place -> misfits.add(where + " has a place named " + place + ", no value has that name"));
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new LinkedHashSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private void count(String where, int expected, List<TemplateParameter> given) {
        expect(
                given.size() == expected,
                where + " takes " + (expected == 1 ? "1 value, " : expected + " values, ") + given.size() + " given");
    }

    private void expect(boolean fits, String otherwise) {
        if (!fits) {
            misfits.add(otherwise);
        }
    }
}
