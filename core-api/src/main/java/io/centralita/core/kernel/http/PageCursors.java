package io.centralita.core.kernel.http;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.centralita.core.kernel.secrets.PlatformSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of lists: a place in the sort order, signed together with the workspace and the list (its name, filter and
 * sort), so that an edited one, or one of another list or workspace, is refused with {@code invalid_cursor}.
 */
@ApplicationScoped
public class PageCursors {

    private static final int SIGNATURE = 16;
    private static final int LONGEST = 2048;

    private final byte[] secret;

    PageCursors(PlatformSecrets secrets) {
        this.secret = secrets.derive("cursor");
    }

    /**
     * @param list what the list is: its name, filter and sort in one text, the same for each page
     * @param place the sort key of the last item, in a form of the room's own
     */
    public String write(WorkspaceId workspace, String list, String place) {
        var bytes = place.getBytes(StandardCharsets.UTF_8);
        var whole = ByteBuffer.allocate(SIGNATURE + bytes.length)
                .put(signature(workspace, list, bytes))
                .put(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    /** The place again; null for no cursor, which is the first page. */
    public @Nullable String read(WorkspaceId workspace, String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var whole = decoded(cursor);
        var place = Arrays.copyOfRange(whole, SIGNATURE, whole.length);
        if (!MessageDigest.isEqual(signature(workspace, list, place), Arrays.copyOf(whole, SIGNATURE))) {
            throw refused();
        }
        return new String(place, StandardCharsets.UTF_8);
    }

    private byte[] signature(WorkspaceId workspace, String list, byte[] place) {
        var name = list.getBytes(StandardCharsets.UTF_8);
        var message = ByteBuffer.allocate(20 + name.length + place.length)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .putInt(name.length)
                .put(name)
                .put(place);
        return Arrays.copyOf(PlatformSecrets.hmac(secret, message.array()), SIGNATURE);
    }

    private static byte[] decoded(String cursor) {
        try {
            var whole = Base64.getUrlDecoder().decode(cursor);
            if (cursor.length() > LONGEST || whole.length <= SIGNATURE) {
                throw refused();
            }
            return whole;
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return ProblemException.of(
                ProblemCode.INVALID_CURSOR, "The cursor does not belong to this list with this filter.");
    }
}
