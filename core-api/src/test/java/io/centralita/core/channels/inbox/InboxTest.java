package io.centralita.core.channels.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be stored, and what shares its commit. */
@QuarkusTest
class InboxTest {

    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @Inject
    Inbox inbox;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations sql;

    private WorkspaceId workspace;
    private ChannelId channel;

    @BeforeEach
    void begin() {
        workspace = workspaces.create().id();
        channel = sql.channel(workspace);
    }

    @Test
    void shouldStoreWhatSharesACommitWithWhatCannotBeStored() throws Exception {
        var accepted = new ArrayList<Future<Void>>();
        for (var one = 0; one < 30; one++) {
            accepted.add(inbox.accept(workspace, channel, RawDelivery.json(null, "wa_id:" + one, BODY)));
        }
        accepted.add(inbox.accept(workspace, channel, unfit()));
        await(accepted);

        assertThat(rows("inbox")).isEqualTo(30);
        assertThat(strings("select cause_code from dead_letters where workspace_id = $1"))
                .contains("unstorable");
    }

    @Test
    void shouldStoreHostileKeys() throws Exception {
        await(List.of(
                inbox.accept(workspace, channel, new RawDelivery("a\0", "wa_id:\0", BODY, RawDelivery.JSON, null)),
                inbox.misdirected(
                        workspace, channel, new RawDelivery("a\0", "wa_id:\0", BODY, RawDelivery.JSON, null))));

        assertThat(strings("select peer_key from inbox where workspace_id = $1"))
                .containsExactly("wa_id:\uFFFD");
        assertThat(strings("select cause from dead_letters where workspace_id = $1 and cause_code = 'misdirected'"))
                .singleElement()
                .asString()
                .endsWith("a\uFFFD");
    }

    /** A plug-in's mistake: no column holds its content type. */
    private static RawDelivery unfit() {
        return new RawDelivery(null, "wa_id:7", BODY, "text/\0", null);
    }

    private long rows(String table) {
        return Long.parseLong(strings("select count(*)::text from " + table + " where workspace_id = $1")
                .get(0));
    }

    private List<String> strings(String query) {
        return sql.execute(workspace, query).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static void await(List<Future<Void>> accepted) throws Exception {
        Future.join(accepted).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
