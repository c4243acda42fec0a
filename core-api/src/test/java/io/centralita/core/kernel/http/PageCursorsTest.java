package io.centralita.core.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attack case 61. */
@QuarkusTest
class PageCursorsTest {

    private static final WorkspaceId HERE = WorkspaceId.next();
    private static final String LIST = "conversations?status=open";

    @Inject
    PageCursors cursors;

    @Test
    void shouldReadBackThePlaceItWrote() {
        assertThat(cursors.read(HERE, LIST, cursors.write(HERE, LIST, "place|é")))
                .isEqualTo("place|é");
        assertThat(cursors.read(HERE, LIST, null)).isNull();
    }

    @Test
    void shouldRefuseACursorOfAnotherWorkspaceOrFilter() {
        var cursor = cursors.write(HERE, LIST, "place");

        refused(WorkspaceId.next(), LIST, cursor);
        refused(HERE, "conversations?status=closed", cursor);
    }

    @Test
    void shouldRefuseAnEditedCursor() {
        var cursor = cursors.write(HERE, LIST, "place");

        for (var at = 0; at < cursor.length() - 1; at++) {
            var edited = new StringBuilder(cursor);
            edited.setCharAt(at, cursor.charAt(at) == 'A' ? 'B' : 'A');
            refused(HERE, LIST, edited.toString());
        }
    }

    @Test
    void shouldRefuseWhatIsNoCursor() {
        List.of("", "x", "%00", "' or 1=1", "AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(10_000))
                .forEach(text -> refused(HERE, LIST, text));
    }

    private void refused(WorkspaceId workspace, String list, String cursor) {
        assertThatThrownBy(() -> cursors.read(workspace, list, cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code().wire()).isEqualTo("invalid_cursor"));
    }
}
