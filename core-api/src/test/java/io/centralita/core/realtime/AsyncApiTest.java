package io.centralita.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.kernel.db.WorkspaceDirectory;
import io.centralita.core.kernel.facts.EventText;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** openapi/asyncapi.yaml says what the running application says. */
@QuarkusTest
class AsyncApiTest {

    /** Quoted, dotted, past tense: how the code names a fact. */
    private static final Pattern EVENT_TYPE = Pattern.compile("\"([a-z_]+\\.[a-z_]*(?:ed|read|met|sent))\"");

    @TestHTTPResource("/v1/realtime")
    URI http;

    @Inject
    TestLog log;

    @Inject
    TestWorkspaces workspaces;

    @Inject
    WorkspaceDirectory directory;

    @Test
    void shouldListEveryEventTypeThatTheCodeNames() throws IOException {
        var named = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                EVENT_TYPE.matcher(Files.readString(source)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(AsyncApi.eventTypes()).containsAll(named);
    }

    @Test
    void shouldDescribeEveryEventThatWasTold() {
        workspaces.create();
        for (var workspace : directory.all().await().indefinitely()) {
            if (!log.wroteIn(workspace)) {
                assertDescribed(workspace);
            }
        }
    }

    @Test
    void shouldDescribeTheFramesOfTheServer() {
        var workspace = workspaces.create();
        var sockets = new Sockets(http);
        try (var client = sockets.open(workspace.owner());
                var other = sockets.open(workspace.supervisor())) {
            var hello = client.hello();
            client.say("{'op':'identify','ref':'1','subs':[{'topic':'workspace'}],'from':0}");
            var ready = client.next("ready");
            var event = client.next("event");
            client.say("{'op':'identify','ref':'2','subs':[{'topic':'nonsense'}]}");
            var error = client.awaitFrame("error");
            client.say("{'op':'ping','t':1}");
            var pong = client.next("pong");
            other.hello();
            other.say("{'op':'signal','type':'presence','data':{'state':'idle'}}");
            var signal = client.next("signal");
            client.say("{'op':'resume','stream':'%s','epoch':'%s','last_seq':%d}"
                    .formatted(
                            ready.path("stream").asText(),
                            hello.path("epoch").asText(),
                            ready.path("head_seq").asLong()));
            var resumed = client.awaitFrame("resumed");
            client.say("{'op':'resume','stream':'%s','epoch':'%s','last_seq':999999}"
                    .formatted(
                            ready.path("stream").asText(), hello.path("epoch").asText()));
            var reset = client.awaitFrame("reset");

            for (var frame : new JsonNode[] {hello, ready, event, error, pong, signal, resumed, reset}) {
                assertThat(AsyncApi.frameFaults(frame)).as("%s", frame).isEmpty();
            }
        }
    }

    @Test
    void shouldFindFaults() {
        assertThat(AsyncApi.eventFaults("{\"seq\":1,\"type\":\"nonsense.done\"}"))
                .isNotEmpty();
    }

    private void assertDescribed(WorkspaceId workspace) {
        for (var fact : log.read(workspace, 0)) {
            var event = new String(EventText.whole(workspace, fact), StandardCharsets.UTF_8);
            assertThat(AsyncApi.eventFaults(event)).as("%s", event).isEmpty();
        }
    }
}
