package io.centralita.channel.testkit.fuzz;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where the values of a JSON text stand. Made for well-formed texts; of others it finds what it can. */
final class JsonSpans {
    /**
     * A value.
     *
     * @param key where its name begins; where the value begins when it has none
     * @param from where it begins
     * @param to where the next thing begins
     */
    record Span(int key, int from, int to) {
        boolean isNamed() {
            return key < from;
        }
    }

    private record Open(int key, int from) {}

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;
    private int key = -1;

    private JsonSpans(String text) {
        this.text = text;
    }

    /** All values but the outermost, inner ones before those they stand in. */
    static List<Span> of(String text) {
        JsonSpans spans = new JsonSpans(text);
        while (spans.at < text.length()) {
            spans.step();
        }
        if (!spans.spans.isEmpty()) {
            spans.spans.remove(spans.spans.size() - 1);
        }
        return spans.spans;
    }

    private void step() {
        char next = text.charAt(at);
        switch (next) {
            case '{', '[' -> {
                open.push(new Open(key, at++));
                key = -1;
            }
            case '}', ']' -> close();
            case '"' -> string();
            case ',', ':', ' ', '\n', '\r', '\t' -> at++;
            default -> scalar();
        }
    }

    private void close() {
        at++;
        if (!open.isEmpty()) {
            Open began = open.pop();
            add(began.key(), began.from());
        }
    }

    private void string() {
        int from = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        int colon = at;
        while (colon < text.length() && Character.isWhitespace(text.charAt(colon))) {
            colon++;
        }
        if (colon < text.length() && text.charAt(colon) == ':') {
            key = from;
            at = colon + 1;
        } else {
            add(key, from);
        }
    }

    private void scalar() {
        int from = at;
        while (at < text.length() && ",:]}{[\" \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        add(key, from);
    }

    private void add(int itsKey, int from) {
        spans.add(new Span(itsKey < 0 ? from : itsKey, from, at));
        key = -1;
    }
}
