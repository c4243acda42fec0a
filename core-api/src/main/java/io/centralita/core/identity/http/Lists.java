package io.centralita.core.identity.http;

import io.centralita.core.identity.Caller;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.Page;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.ids.TypedId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists by id, page after page. */
@ApplicationScoped
class Lists {

    private static final int USUAL = 50;

    private final PageCursors cursors;

    Lists(PageCursors cursors) {
        this.cursors = cursors;
    }

    /** Reads rows after an id; gives at most so many. */
    interface Rows<T> {
        Uni<List<T>> after(@Nullable UUID id, int limit);
    }

    <T> Uni<Response> page(Caller caller, String name, UriInfo uri, Rows<T> rows, Function<T, TypedId> id) {
        var query = Query.of(uri, Set.of());
        var limit = query.limit(USUAL);
        var place = cursors.read(caller.workspace(), name, query.cursor());
        return rows.after(place == null ? null : uuid(place), limit + 1)
                .map(found -> Page.of(
                        found,
                        limit,
                        item -> cursors.write(
                                caller.workspace(), name, id.apply(item).value().toString())))
                .map(page -> Answers.page(page, uri));
    }

    private static UUID uuid(String place) {
        try {
            return UUID.fromString(place);
        } catch (IllegalArgumentException edited) {
            throw ProblemException.of(ProblemCode.INVALID_CURSOR, "The cursor does not belong to this list.");
        }
    }
}
