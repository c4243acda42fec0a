package io.centralita.core.messages.http;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.kernel.ids.ConversationId;
import io.centralita.core.testing.TestConversations;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors are where the document says, beside the other doors below {@code /v1/conversations}. */
@QuarkusTest
class MessageRoutesTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    TestConversations rows;

    private TestWorkspace here;
    private ConversationId conversation;

    @BeforeEach
    void openConversation() {
        here = workspaces.create();
        conversation = rows.conversation(here.id(), rows.channel(here.id()));
    }

    @Test
    void shouldListTheMessagesOfAConversation() {
        here.owner()
                .request()
                .get("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(200)
                .body("data", empty());
    }

    @Test
    void shouldLookAtWhatIsToBeSent() {
        here.owner()
                .request()
                .contentType("application/json")
                .body("{}")
                .post("/v1/conversations/" + conversation + "/messages")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/type"));
    }
}
