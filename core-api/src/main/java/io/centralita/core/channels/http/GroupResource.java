package io.centralita.core.channels.http;

import io.centralita.channel.spi.feature.Groups;
import io.centralita.core.channels.features.ChannelGroups;
import io.centralita.core.channels.features.GroupMember;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.http.Answers;
import io.centralita.core.kernel.http.Page;
import io.centralita.core.kernel.http.PageCursors;
import io.centralita.core.kernel.http.Query;
import io.centralita.core.kernel.ids.ChannelId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The groups a number is in, on the wire. Who is told is asked of the provider each time; nothing is kept. */
@Path("/v1/channels/{id}/groups")
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {

    private static final int USUAL_PAGE = 50;

    private final CurrentCaller current;
    private final ChannelGroups groups;
    private final PageCursors cursors;

    GroupResource(CurrentCaller current, ChannelGroups groups, PageCursors cursors) {
        this.current = current;
        this.groups = groups;
        this.cursors = cursors;
    }

    /**
     * A group.
     *
     * @param id the provider's, as in the address {@code group} of its conversation's contact
     * @param subject as its members wrote it: text from strangers, never interpreted
     */
    @RegisterForReflection
    public record GroupView(String id, @Nullable String subject) {

        static GroupView of(Groups.Group group) {
            return new GroupView(group.id(), group.subject());
        }
    }

    /** A page, for the document. */
    public record GroupPage(List<GroupView> data, @Nullable String nextCursor, boolean hasMore) {}

    /** Everybody in a group. */
    public record GroupMembers(List<GroupMember> data) {}

    @GET
    @Operation(operationId = "listGroups", summary = "The groups this number is in")
    @APIResponseSchema(value = GroupPage.class, responseCode = "200", responseDescription = "A page")
    public Uni<Response> list(@PathParam("id") ChannelId id, @Context UriInfo uri) {
        var caller = current.with(Permission.CHANNELS_READ);
        var list = "groups/" + id;
        var query = Query.of(uri, Set.of());
        var limit = query.limit(USUAL_PAGE);
        var place = Place.of(cursors.read(caller.workspace(), list, query.cursor()));
        return groups.list(caller.workspace(), id, place.provider()).map(told -> {
            var next = place.next(told, limit);
            var cursor = next == null ? null : cursors.write(caller.workspace(), list, next.text());
            var data = told.items().stream()
                    .skip(place.skip())
                    .limit(limit)
                    .map(GroupView::of)
                    .toList();
            return Answers.page(new Page<>(data, cursor, cursor != null), uri);
        });
    }

    /**
     * Where a page begins: the provider's pages may be longer than ours.
     *
     * @param provider the provider's cursor; null at its beginning
     * @param skip so many of that page of the provider's
     */
    private record Place(int skip, @Nullable String provider) {

        static Place of(@Nullable String text) {
            if (text == null) {
                return new Place(0, null);
            }
            var slash = text.indexOf('/');
            var provider = text.substring(slash + 1);
            return new Place(Integer.parseInt(text.substring(0, slash)), provider.isEmpty() ? null : provider);
        }

        String text() {
            return skip + "/" + (provider == null ? "" : provider);
        }

        @Nullable
        Place next(io.centralita.channel.spi.feature.Page<?> told, int limit) {
            if (skip + limit < told.items().size()) {
                return new Place(skip + limit, provider);
            }
            return told.next() == null ? null : new Place(0, told.next());
        }
    }

    @GET
    @Path("/{group_id}/members")
    @Operation(operationId = "listGroupMembers", summary = "Who is in a group")
    public Uni<GroupMembers> members(@PathParam("id") ChannelId id, @PathParam("group_id") String group) {
        var caller = current.with(Permission.CHANNELS_READ);
        return groups.members(caller.workspace(), id, group).map(GroupMembers::new);
    }
}
