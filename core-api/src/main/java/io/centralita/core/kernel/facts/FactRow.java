package io.centralita.core.kernel.facts;

import io.centralita.core.kernel.ids.EventId;
import io.vertx.mutiny.sqlclient.Row;

final class FactRow {

    private FactRow() {}

    static Fact read(Row row) {
        var audience =
                new FactDraft.Audience(row.getUUID(4), row.getUUID(5), row.getUUID(6), row.getUUID(7), row.getUUID(8));
        var actor = new Actor(Actor.Kind.ofWire(row.getString(9)), row.getUUID(10));
        return new Fact(
                row.getLong(0),
                new FactDraft(
                        new EventId(row.getUUID(1)),
                        row.getString(2),
                        row.getOffsetDateTime(3).toInstant(),
                        audience,
                        actor,
                        row.getString(11)));
    }
}
