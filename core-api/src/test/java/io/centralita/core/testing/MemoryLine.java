package io.centralita.core.testing;

import static io.restassured.RestAssured.given;

import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.testkit.memory.InMemoryWire;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A started channel of the in-memory plug-in, with what its configuration makes of it. */
public record MemoryLine(TestWorkspace workspace, String channel) {

    private static final String SECRET = "a secret of the test";

    public static MemoryLine connect(TestWorkspace workspace, Map<String, Object> config) {
        var whole = new LinkedHashMap<String, Object>(config);
        whole.put("secret", SECRET);
        whole.putIfAbsent("provider", UUID.randomUUID().toString());
        String channel = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "in-memory", "name", "Memory", "config", whole))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var line = new MemoryLine(workspace, channel);
        line.post(":start", Map.of()).statusCode(200);
        return line;
    }

    public String path() {
        return "/v1/channels/" + channel;
    }

    /** What the owner posts below the channel. */
    public ValidatableResponse post(String below, Map<String, ?> body) {
        return workspace
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post(path() + below)
                .then();
    }

    public void hear(InboundEvent event) {
        given().headers(Map.of("X-In-Memory-Secret", SECRET))
                .contentType(InMemoryWire.CONTENT_TYPE)
                .body(InMemoryWire.encode(event))
                .post("/hooks/" + channel)
                .then()
                .statusCode(200);
    }
}
