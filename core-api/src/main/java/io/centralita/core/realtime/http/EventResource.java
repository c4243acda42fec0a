package io.centralita.core.realtime.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.kernel.ids.EventId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.realtime.EventFeed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/events}: the events after a seq, at once or as soon as there are some. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

    private static final int MOST = 200;
    private static final int LONGEST_WAIT = 30;

    private final EventFeed feed;
    private final CurrentCaller caller;

    EventResource(EventFeed feed, CurrentCaller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    /** A page, for the document. */
    public record EventPage(
            List<Event> data, String nextCursor, boolean hasMore, String epoch, long minSeq, long headSeq) {}

    /** As on the socket; {@code data} by type, see {@code /asyncapi}. */
    public record Event(
            long seq,
            EventId id,
            String type,
            Instant time,
            WorkspaceId workspaceId,
            @Nullable ConversationId conversationId,
            EventActor actor,
            @JsonRawValue String data) {}

    public record EventActor(String kind, @Nullable String id) {}

    @GET
    @Operation(operationId = "listEvents", summary = "The events after a seq, at once or as soon as there are some")
    @APIResponseSchema(value = EventPage.class, responseCode = "200", responseDescription = "By seq")
    @APIResponse(responseCode = "410", ref = "Problem410")
    public Uni<byte[]> after(
            @Parameter(
                            description = "Events with a greater seq",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    @QueryParam("after")
                    @DefaultValue("0")
                    String after,
            @Parameter(
                            description = "How many at most",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit,
            @Parameter(description = "Types or prefixes, with commas between") @QueryParam("types") @Nullable
                    String types,
            @Parameter(
                            description = "Seconds to wait for one",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "30"))
                    @QueryParam("wait")
                    @DefaultValue("0")
                    String wait) {
        var present = caller.with(Permission.EVENTS_READ);
        var start = number("after", after, 0, Long.MAX_VALUE);
        return feed.after(
                        present,
                        start,
                        (int) number("limit", limit, 1, MOST),
                        types(types),
                        Duration.ofSeconds(number("wait", wait, 0, LONGEST_WAIT)))
                .map(page -> {
                    if (start < page.head().minSeq() - 1) {
                        throw ProblemException.of(
                                ProblemCode.CURSOR_EXPIRED,
                                "The events after this seq are no longer kept; the oldest has seq "
                                        + page.head().minSeq() + ".");
                    }
                    return body(page);
                });
    }

    private static byte[] body(EventFeed.Page page) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(ascii("{\"data\":["));
        for (var at = 0; at < page.events().size(); at++) {
            if (at > 0) {
                body.write(',');
            }
            body.writeBytes(page.events().get(at));
        }
        body.writeBytes(ascii("],\"next_cursor\":\"" + page.reached() + "\",\"has_more\":" + page.hasMore()
                + ",\"epoch\":\"" + page.head().epoch() + "\",\"min_seq\":"
                + page.head().minSeq()
                + ",\"head_seq\":" + page.head().headSeq() + "}"));
        return body.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> types(@Nullable String types) {
        return types == null
                ? List.of()
                : Arrays.stream(types.split(",", -1)).map(String::strip).toList();
    }

    private static long number(String name, String text, long least, long most) {
        try {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notNumber) {
            // answered below, as any number out of range
        }
        throw ProblemException.invalid(
                "?" + name, "out_of_range", name + " is a whole number from " + least + " to " + most + ".");
    }
}
