package io.centralita.core.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The order of conversations as REST tells it. */
final class Timelines {

    private final ChaosLine line;

    Timelines(ChaosLine line) {
        this.line = line;
    }

    /** Conversations whose messages, page by page and newest first, are not n, n-1, … 1. */
    List<String> outOfOrder(List<String> conversations) {
        return conversations.stream()
                .filter(conversation -> !isDense(seqs(conversation)))
                .toList();
    }

    private static boolean isDense(List<Integer> newestFirst) {
        return !newestFirst.isEmpty()
                && IntStream.range(0, newestFirst.size())
                        .allMatch(place -> newestFirst.get(place) == newestFirst.size() - place);
    }

    private List<Integer> seqs(String conversation) {
        var seqs = new ArrayList<Integer>();
        var cursor = "";
        do {
            var page = line.request()
                    .get("/v1/conversations/" + conversation + "/messages?limit=100" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seqs.addAll(page.getList("data.seq", Integer.class));
            cursor = page.getString("next_cursor") == null ? "" : "&cursor=" + page.getString("next_cursor");
        } while (!cursor.isEmpty());
        return seqs;
    }
}
