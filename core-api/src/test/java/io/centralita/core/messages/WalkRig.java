package io.centralita.core.messages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.channels.Channel;
import io.centralita.core.channels.store.ChannelStore;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** A workspace with a Cloud API number, and the provider's side of it. */
@ApplicationScoped
public class WalkRig {

    public static final String NUMBER = "310000000000001";
    public static final String SECRET = "fixture-app-secret-1";
    public static final String TOKEN = "rig-access-token";
    public static final String VERIFY = "rig-verify-token";

    private final TestWorkspaces workspaces;
    private final Database database;
    private final ChannelStore channels;

    WalkRig(TestWorkspaces workspaces, Database database, ChannelStore channels) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        this.workspaces = workspaces;
        this.database = database;
        this.channels = channels;
    }

    /** A started channel in a workspace of its own. */
    public record Line(TestWorkspace workspace, String channel) {

        public String hook() {
            return "/hooks/" + channel;
        }
    }

    public Line connect(String graphUrl) {
        return connect(workspaces.create(), NUMBER, graphUrl);
    }

    public Line connect(TestWorkspace workspace, String number, String graphUrl) {
        var line = create(workspace, number, graphUrl);
        start(line);
        return line;
    }

    /** A started number of the emulator, whose webhooks come here. */
    public Line connect(WhatsAppEmulator emulator) {
        return connect(emulator, NUMBER);
    }

    public Line connect(WhatsAppEmulator emulator, String number) {
        var line = create(number, emulator.baseUrl());
        emulator.register(
                number,
                "15550100001",
                "209900000000001",
                TOKEN,
                SECRET,
                "http://127.0.0.1:" + RestAssured.port + line.hook(),
                VERIFY);
        assertThat(emulator.verify(number).join().verified()).isTrue();
        start(line);
        return line;
    }

    /** A channel that is not started yet: the provider may have to know its address first. */
    public Line create(String graphUrl) {
        return create(NUMBER, graphUrl);
    }

    public Line create(String number, String graphUrl) {
        return create(workspaces.create(), number, graphUrl);
    }

    public void start(Line line) {
        line.workspace()
                .owner()
                .request()
                .urlEncodingEnabled(false)
                .post("/v1/channels/" + line.channel() + ":start")
                .then()
                .statusCode(200);
    }

    private Line create(TestWorkspace workspace, String number, String graphUrl) {
        var config = new LinkedHashMap<String, Object>();
        config.put("phone_number_id", number);
        config.put("waba_id", "209900000000001");
        config.put("access_token", TOKEN);
        config.put("app_secret", SECRET);
        config.put("verify_token", VERIFY);
        config.put("graph_base_url", graphUrl);
        String channel = workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(Map.of("plugin", "meta-cloud", "name", "Line " + number, "config", config))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Line(workspace, channel);
    }

    /** Changes a stored configuration behind the API's back. */
    public void rewriteConfig(Line line, String field, Object value) {
        var workspace = line.workspace().id();
        database.inWorkspace(
                        workspace,
                        connection -> channels.find(connection, workspace, ChannelId.fromString(line.channel()), true)
                                .flatMap(found -> channels.update(connection, with(found.orElseThrow(), field, value))))
                .await()
                .indefinitely();
    }

    private static Channel with(Channel channel, String field, Object value) {
        return new Channel(
                channel.workspace(),
                channel.id(),
                channel.plugin(),
                channel.name(),
                channel.accountKey(),
                channel.config().with(field, value),
                channel.desired(),
                channel.state(),
                channel.stateReason(),
                channel.version(),
                channel.createdAt(),
                channel.updatedAt());
    }

    /** Posts a body as the provider does, signed over its exact bytes. */
    public static ValidatableResponse deliver(Line line, byte[] body) {
        return given().header("X-Hub-Signature-256", signature(SECRET, body))
                .contentType("application/json")
                .body(body)
                .post(line.hook())
                .then();
    }

    public static ValidatableResponse deliver(Line line, String body) {
        return deliver(line, body.getBytes(StandardCharsets.UTF_8));
    }

    public static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A text message of a customer, in the provider's form. */
    public static String text(String number, String customer, String id, String body) {
        return """
            {"object":"whatsapp_business_account","entry":[{"id":"209900000000001","changes":[{"field":"messages",
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100001",
            "phone_number_id":"%s"},"contacts":[{"profile":{"name":"Customer %s"},"wa_id":"%s"}],
            "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]}}]}]}\
            """.formatted(number, customer, customer, customer, id, System.currentTimeMillis() / 1000, body);
    }

    public static String status(String number, String customer, String id, String status, long at) {
        var errors = status.equals("failed") ? ",\"errors\":[{\"code\":131026,\"title\":\"Undeliverable\"}]" : "";
        return """
            {"object":"whatsapp_business_account","entry":[{"id":"209900000000001","changes":[{"field":"messages",
            "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550100001",
            "phone_number_id":"%s"},"statuses":[{"id":"%s","status":"%s","timestamp":"%d","recipient_id":"%s"%s}]}}]}]}\
            """.formatted(number, id, status, at, customer, errors);
    }

    /** One value of the workspace's tables. */
    public <T> T ask(Line line, String sql, Class<T> type) {
        return database.inWorkspace(
                        line.workspace().id(),
                        connection -> connection
                                .preparedQuery(sql)
                                .execute(Tuple.of(line.workspace().id().value()))
                                .map(rows -> rows.iterator().next().get(type, 0)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** Changes the workspace's tables; {@code $1} is the workspace. */
    public void run(Line line, String sql) {
        holding(line, sql, CompletableFuture.completedFuture(null)).join();
    }

    /** Runs SQL whose {@code $1} is the workspace, and commits when told to. Returns when it has run. */
    public CompletableFuture<Void> holding(Line line, String sql, CompletableFuture<Void> release) {
        var ran = new CompletableFuture<Void>();
        var committed = database.inWorkspace(
                        line.workspace().id(),
                        connection -> connection
                                .preparedQuery(sql)
                                .execute(Tuple.of(line.workspace().id().value()))
                                .invoke(() -> ran.complete(null))
                                .flatMap(ignored -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        committed.whenComplete(
                (done, failure) -> ran.completeExceptionally(new IllegalStateException("not held", failure)));
        ran.join();
        return committed;
    }

    /** Whether a statement of the application waits for another transaction. */
    public boolean waitsForALock(Line line, String statement) {
        return ask(
                        line,
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and $1::uuid is not null"
                                + " and query like '" + statement + "%'",
                        Long.class)
                > 0;
    }

    public long count(Line line, String table) {
        return ask(line, "select count(*) from " + table + " where workspace_id = $1", Long.class);
    }

    public long facts(Line line, String type) {
        return ask(line, "select count(*) from facts where workspace_id = $1 and type = '" + type + "'", Long.class);
    }

    /** Whether everything that was acknowledged has been handled. */
    public boolean settled(Line line) {
        return count(line, "inbox_pending") == 0;
    }

    public JsonPath conversations(Line line) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/conversations?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public JsonPath timeline(Line line, String conversation) {
        return line.workspace()
                .owner()
                .request()
                .get("/v1/conversations/" + conversation + "/messages?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
