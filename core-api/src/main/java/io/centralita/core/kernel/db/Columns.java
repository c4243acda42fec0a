package io.centralita.core.kernel.db;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a set-based statement: the workspace, then one array for each column of {@code unnest}.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T> {

    private final List<T> rows;
    private final Tuple tuple = Tuple.tuple();

    private Columns(UUID workspace, List<T> rows) {
        this.rows = rows;
        tuple.addUUID(workspace);
    }

    public static <T> Columns<T> of(UUID workspace, List<T> rows) {
        return new Columns<>(workspace, rows);
    }

    public Columns<T> uuid(Function<T, @Nullable UUID> value) {
        var column = new UUID[rows.size()];
        for (var at = 0; at < column.length; at++) {
            column[at] = value.apply(rows.get(at));
        }
        tuple.addArrayOfUUID(column);
        return this;
    }

    public Columns<T> text(Function<T, @Nullable String> value) {
        var column = new String[rows.size()];
        for (var at = 0; at < column.length; at++) {
            column[at] = value.apply(rows.get(at));
        }
        tuple.addArrayOfString(column);
        return this;
    }

    public Columns<T> number(Function<T, @Nullable Long> value) {
        var column = new Long[rows.size()];
        for (var at = 0; at < column.length; at++) {
            column[at] = value.apply(rows.get(at));
        }
        tuple.addArrayOfLong(column);
        return this;
    }

    public Columns<T> small(Function<T, Integer> value) {
        var column = new Short[rows.size()];
        for (var at = 0; at < column.length; at++) {
            column[at] = value.apply(rows.get(at)).shortValue();
        }
        tuple.addArrayOfShort(column);
        return this;
    }

    public Columns<T> flag(Function<T, Boolean> value) {
        var column = new Boolean[rows.size()];
        for (var at = 0; at < column.length; at++) {
            column[at] = value.apply(rows.get(at));
        }
        tuple.addArrayOfBoolean(column);
        return this;
    }

    public Columns<T> time(Function<T, @Nullable Instant> value) {
        var column = new OffsetDateTime[rows.size()];
        for (var at = 0; at < column.length; at++) {
            var instant = value.apply(rows.get(at));
            column[at] = instant == null ? null : instant.atOffset(ZoneOffset.UTC);
        }
        tuple.addArrayOfOffsetDateTime(column);
        return this;
    }

    public Columns<T> bytes(Function<T, byte[]> value) {
        var column = new Buffer[rows.size()];
        for (var at = 0; at < column.length; at++) {
            column[at] = Buffer.buffer(value.apply(rows.get(at)));
        }
        tuple.addArrayOfBuffer(column);
        return this;
    }

    public Tuple tuple() {
        return tuple;
    }
}
