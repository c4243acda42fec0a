package io.centralita.core.conversations.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.conversations.AssigneeFilter;
import io.centralita.core.conversations.ConversationFilter;
import io.centralita.core.conversations.ConversationStatus;
import io.centralita.core.identity.Caller;
import io.centralita.core.identity.Credential;
import io.centralita.core.identity.Role;
import io.centralita.core.kernel.db.PipelinedRead;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list reads fifty rows for a page of fifty, as the application's role under row-level security. */
@QuarkusTest
class ConversationListPlanTest {

    private static final int AMOUNT = 20_000;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    @Inject
    PipelinedRead database;

    private WorkspaceId workspace;
    private UserId agent;

    @BeforeEach
    void fillWorkspace() {
        var here = workspaces.create();
        workspace = here.id();
        agent = here.agent().id();
        var channel = rows.channel(workspace);
        rows.execute(
                workspace,
                "insert into contacts (workspace_id, id, name, created_at, updated_at)"
                        + " select $1, gen_random_uuid(), 'Contact ' || n, now(), now() from generate_series(1, $2) n",
                AMOUNT);
        rows.execute(
                workspace,
                "insert into conversations (workspace_id, id, channel_id, contact_id, status, assignee_id, last_activity_at,"
                        + " created_at, updated_at)"
                        + " select $1, gen_random_uuid(), $2, id, case when random() < 0.5 then 'closed' else 'open' end,"
                        + " case when random() < 0.1 then $3::uuid end, now() - random() * interval '90 days', now(), now()"
                        + " from contacts where workspace_id = $1",
                channel.value(),
                agent.value());
    }

    @Test
    void shouldWalkTheIndexInItsOrder() {
        for (var filter : new ConversationFilter[] {
            filter(Set.of(), Optional.empty()), filter(Set.of(ConversationStatus.OPEN), Optional.empty())
        }) {
            var plan = plan(Role.SUPERVISOR, filter, null);

            walks(plan);
        }
        var later =
                new ActivityPlace(Instant.now().minus(Duration.ofDays(45)).atOffset(ZoneOffset.UTC), new UUID(0, 0));
        var plan = plan(Role.SUPERVISOR, filter(Set.of(), Optional.empty()), later);
        walks(plan);
        assertThat(plan).contains("ROW(");
    }

    @Test
    void shouldWalkTheIndexOfAnAgentsOwn() {
        var mine = filter(Set.of(ConversationStatus.OPEN), Optional.of(new AssigneeFilter.Of(agent)));

        assertThat(plan(Role.AGENT, mine, null))
                .contains("conversations_by_")
                .doesNotContain("Seq Scan on conversations");
    }

    private static void walks(String plan) {
        assertThat(plan)
                .contains("Index Scan using conversations_by_activity")
                .doesNotContain("Sort Key: conversation_1.last_activity_at", "Seq Scan");
    }

    private String plan(Role role, ConversationFilter filter, @Nullable ActivityPlace after) {
        var caller = new Caller(
                workspace,
                agent.value(),
                Caller.Kind.USER,
                role.permissions(),
                Set.of(),
                new Credential.OfApiKey("test", null, Instant.MAX, "127.0.0.1"));
        var query = ConversationListQuery.of(caller, filter, after, 51);
        var lines = (query.ofEverybody()
                        ? database.rowsInIndexOrder(workspace, "explain " + query.sql(), query.tuple())
                        : database.rows(workspace, "explain " + query.sql(), query.tuple()))
                .await()
                .atMost(Duration.ofSeconds(10));
        return StreamSupport.stream(lines.spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    private static ConversationFilter filter(Set<ConversationStatus> statuses, Optional<AssigneeFilter> assignee) {
        return new ConversationFilter(statuses, assignee, null, null, null, null, null);
    }
}
