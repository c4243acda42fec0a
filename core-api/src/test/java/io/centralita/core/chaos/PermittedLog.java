package io.centralita.core.chaos;

import java.util.ArrayList;
import java.util.List;

/** What {@code GET /v1/events} tells a caller after a seq: the part of the log that is for it. */
final class PermittedLog {

    private PermittedLog() {}

    static List<Long> seqs(ChaosLine line, long after) {
        var seqs = new ArrayList<Long>();
        var at = Long.toString(after);
        var more = true;
        while (more) {
            var page = line.request()
                    .get("/v1/events?limit=200&after=" + at)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seqs.addAll(page.getList("data.seq", Long.class));
            at = page.getString("next_cursor");
            more = page.getBoolean("has_more");
        }
        return seqs;
    }

    static long head(ChaosLine line) {
        return line.request()
                .get("/v1/events?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("head_seq");
    }
}
