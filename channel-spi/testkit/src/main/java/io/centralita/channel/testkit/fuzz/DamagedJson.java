package io.centralita.channel.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Well-formed JSON, made strange: values taken out, put in place of others, doubled, wrapped, replaced, names changed. What
 * comes out is well-formed again, but that a name may stand twice in one object. It needs no JSON library and knows no provider.
 */
public final class DamagedJson {
    private static final int MOST = 6;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "9223372036854775808",
            "1e999",
            "0.1",
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"" + "x".repeat(600) + "\"",
            "[]",
            "{}",
            "[null]",
            "{\"id\":\"novelty\"}",
            "[[[[[[]]]]]]",
            "\"../../x\\r\\nX: y\"");

    private DamagedJson() {}

    /** A copy with up to six damages. */
    public static byte[] of(byte[] json, Choices choices) {
        String text = new String(json, StandardCharsets.UTF_8);
        for (int times = choices.below(MOST + 1); times > 0; times--) {
            text = once(text, choices);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String once(String text, Choices choices) {
        List<JsonSpans.Span> spans = JsonSpans.of(text);
        if (spans.isEmpty()) {
            return text;
        }
        JsonSpans.Span span = any(spans, choices);
        String value = text.substring(span.from(), span.to());
        return switch (choices.below(7)) {
            case 0 -> without(text, span);
            case 1 -> replaced(text, span, VALUES.get(choices.below(VALUES.size())));
            case 2 -> replaced(text, span, valueOf(text, any(spans, choices)));
            case 3 -> replaced(text, span, "[" + value + "]");
            case 4 -> replaced(text, span, value + "," + text.substring(span.key(), span.to()));
            case 5 -> named(text, span, any(spans, choices));
            default -> replaced(text, span, value.startsWith("\"") ? number(value) : "\"" + number(value) + "\"");
        };
    }

    private static JsonSpans.Span any(List<JsonSpans.Span> spans, Choices choices) {
        return spans.get(choices.below(spans.size()));
    }

    private static String valueOf(String text, JsonSpans.Span span) {
        return text.substring(span.from(), span.to());
    }

    private static String replaced(String text, JsonSpans.Span span, String value) {
        return text.substring(0, span.from()) + value + text.substring(span.to());
    }

    /** With the comma before it or, for the first one, after it. */
    private static String without(String text, JsonSpans.Span span) {
        int from = span.key();
        int to = span.to();
        int before = from - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        int after = to;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        if (before >= 0 && text.charAt(before) == ',') {
            from = before;
        } else if (after < text.length() && text.charAt(after) == ',') {
            to = after + 1;
        }
        return text.substring(0, from) + text.substring(to);
    }

    /** Under the name that another value has. */
    private static String named(String text, JsonSpans.Span span, JsonSpans.Span other) {
        return span.isNamed() && other.isNamed()
                ? text.substring(0, span.key())
                        + text.substring(other.key(), other.from())
                        + text.substring(span.from())
                : text;
    }

    /** The digits of a text as a number, so that a number stands where text is meant, and the reverse. */
    private static String number(String value) {
        String digits = value.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? "0" : "1" + digits.substring(0, Math.min(15, digits.length()));
    }
}
