package io.centralita.core.kernel.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor gives the page after this one; null on the last
 */
public record Page<T>(List<T> data, @Nullable String nextCursor, boolean hasMore) {

    /**
     * From the rows of a query that asked for one more than the limit.
     *
     * @param cursor names the place just after an item
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null, false);
        }
        var data = oneMore.subList(0, limit);
        return new Page<>(data, cursor.apply(data.get(limit - 1)), true);
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(data.stream().map(change).toList(), nextCursor, hasMore);
    }
}
