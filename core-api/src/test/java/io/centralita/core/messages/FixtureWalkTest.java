package io.centralita.core.messages;

import static io.centralita.core.messages.WalkRig.deliver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every webhook body of the Cloud API's fixtures, each through the whole application. */
@QuarkusTest
class FixtureWalkTest {

    private static final Path FIXTURES = Path.of("../channel-meta-cloud/src/test/resources/meta");

    /** One body is about two numbers of the business. */
    private static final String SIBLING = "310000000000002";

    private static final Pattern ID = Pattern.compile("wamid\\.([A-Za-z0-9+/=]+)");

    @Inject
    WalkRig rig;

    @Test
    void shouldMakeOfEachBodyWhatItSays() throws IOException {
        var line = rig.connect("http://127.0.0.1:9");
        rig.connect(line.workspace(), SIBLING, "http://127.0.0.1:9");
        var table = FixtureTable.read("meta.txt", FIXTURES);
        assertThat(table.names()).isEqualTo(table.recorded());
        var happenings = new Happenings(line.workspace().owner(), FixtureWalkTest::readable);

        var all = new ArrayList<byte[]>();
        var soft = new SoftAssertions();
        for (var row : table.rows()) {
            var bodies = bodies(table, row);
            all.addAll(bodies);
            settle(line, bodies);
            soft.assertThat(happenings.next()).as(row.body()).containsExactlyInAnyOrderElementsOf(row.expected());
        }
        soft.assertAll();

        settle(line, all);

        assertThat(happenings.next()).as("when every body comes again").isEmpty();
        assertThat(rig.ask(
                        line,
                        "select coalesce(string_agg(cause_code || ': ' || cause, '; '), '') from dead_letters"
                                + " where workspace_id = $1",
                        String.class))
                .as("dead letters")
                .isEmpty();
    }

    private void settle(WalkRig.Line line, List<byte[]> bodies) {
        bodies.forEach(body -> deliver(line, body).statusCode(200));
        await().until(() -> rig.settled(line));
    }

    /** A body as it is, or with each of the row's ids in place of its own. */
    private static List<byte[]> bodies(FixtureTable table, FixtureTable.Row row) throws IOException {
        var body = table.body(row);
        var text = new String(body, StandardCharsets.UTF_8);
        return row.ids().isEmpty()
                ? List.of(body)
                : row.ids().stream()
                        .map(id -> ID.matcher(text).replaceFirst("wamid." + written(id)))
                        .map(one -> one.getBytes(StandardCharsets.UTF_8))
                        .toList();
    }

    /** The fixtures' ids hold a name, such as TEXT-1, in base64. */
    private static String written(String id) {
        return Base64.getEncoder().encodeToString(("HBgLDEV-" + id).getBytes(StandardCharsets.UTF_8));
    }

    private static String readable(String line) {
        return ID.matcher(line)
                .replaceAll(id -> new String(Base64.getDecoder().decode(id.group(1)), StandardCharsets.UTF_8)
                        .replace("HBgLDEV-", ""));
    }
}
