package io.centralita.core.channels.features;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.feature.ProviderMedia;
import io.centralita.core.channels.ReplacedAdapters;
import io.centralita.core.media.EmulatedNumber;
import io.centralita.core.testing.TestWorkspaces;
import io.centralita.core.testing.TestWorkspaces.TestWorkspace;
import io.centralita.emulator.WhatsAppEmulator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plug-in may do beyond messages: what is not declared is refused at once, what is goes to the provider. */
@QuarkusTest
class ChannelFeaturesTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    ReplacedAdapters adapters;

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};

    private TestWorkspace workspace;

    @BeforeEach
    void begin() {
        workspace = workspaces.create();
    }

    @Test
    void shouldRefuseAtOnceWhatAPlugInDoesNotDeclare() {
        var path = plainChannel();
        var answers = List.of(
                get(path + "/templates"),
                post(path + "/templates:sync", null),
                get(path + "/profile"),
                get(path + "/number"),
                get(path + "/pairing"),
                post(path + ":pair", Map.of("mode", "qr")),
                post(path + ":logout", null),
                post(path + ":register", Map.of("pin", "123456")),
                post(path + ":deregister", null),
                post(path + ":subscribe", null),
                post(path + ":unsubscribe", null),
                post(path + "/media", Map.of("media_id", "med_01h455vb4pex5vsknk084sn02q")));
        answers.forEach(answer -> answer.statusCode(422)
                .body("code", equalTo("unsupported_by_channel"))
                .body("retryable", equalTo(false)));
    }

    @Test
    void shouldUploadToTheProviderOnceForAKey() {
        try (var emulator = WhatsAppEmulator.start()) {
            var path = EmulatedNumber.connect(emulator, workspace).path();
            var picture = stored("image/png", PICTURE);
            var other = stored("image/png", PICTURE);
            Map.of("/media", "provider_media_id", "/template-media", "header_handle")
                    .forEach((door, made) -> {
                        String first = keyed(path + door, picture, "once" + door)
                                .statusCode(201)
                                .extract()
                                .path(made);
                        keyed(path + door, picture, "once" + door)
                                .statusCode(201)
                                .header("Idempotency-Replayed", equalTo("true"))
                                .body(made, equalTo(first));
                        keyed(path + door, other, "once" + door)
                                .statusCode(422)
                                .body("code", equalTo("idempotency_key_reused"));
                        keyed(path + door, picture, "anew" + door)
                                .statusCode(201)
                                .body(made, not(equalTo(first)));
                    });
        }
    }

    @Test
    void shouldTakeNoSecondUploadUnderAKeyWhileTheFirstRuns() throws Exception {
        try (var emulator = WhatsAppEmulator.start()) {
            var number = EmulatedNumber.connect(emulator, workspace);
            var picture = stored("image/png", PICTURE);
            var asked = new CountDownLatch(1);
            var answer = new CompletableFuture<Object>();
            adapters.replace(
                    number.path().substring("/v1/channels/".length()),
                    "feature",
                    call -> call.first() == ProviderMedia.class
                            ? Optional.of((ProviderMedia) new SlowMedia(asked, answer))
                            : call.itself().get());
            var first = CompletableFuture.supplyAsync(() -> keyed(number.path() + "/media", picture, "twice"));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            keyed(number.path() + "/media", picture, "twice")
                    .statusCode(409)
                    .body("code", equalTo("request_in_progress"));

            answer.complete("1234");
            first.get(20, TimeUnit.SECONDS).statusCode(201).body("provider_media_id", equalTo("1234"));
        }
    }

    private record SlowMedia(CountDownLatch asked, CompletableFuture<Object> answer) implements ProviderMedia {
        @Override
        public CompletionStage<String> upload(StoredMedia media) {
            asked.countDown();
            return answer.thenApply(Object::toString);
        }

        @Override
        public CompletionStage<Void> delete(String providerMediaId) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private ValidatableResponse keyed(String path, String medium, String key) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("media_id", medium))
                .post(path)
                .then();
    }

    @Test
    void shouldTellHowANumberStandsAtItsProvider() {
        try (var emulator = WhatsAppEmulator.start()) {
            var number = EmulatedNumber.connect(emulator, workspace);
            get(number.path() + "/number")
                    .statusCode(200)
                    .body("quality", equalTo("GREEN"))
                    .body("messaging_limit", equalTo("TIER_100K"))
                    .body("throughput", equalTo("STANDARD"))
                    .body("status", equalTo("CONNECTED"))
                    .body("webhook.subscribed", equalTo(true))
                    .body("findings.code", not(hasItem("webhook_not_subscribed")));
            post(number.path() + ":register", Map.of("pin", "000111")).statusCode(204);
            post(number.path() + ":register", Map.of("pin", "12345"))
                    .statusCode(422)
                    .body("errors.pointer", contains("/pin"));
            post(number.path() + ":subscribe", null).statusCode(204);
            post(number.path() + ":pair", Map.of("mode", "qr"))
                    .statusCode(422)
                    .body("code", equalTo("unsupported_by_channel"));
        }
    }

    /** Meta knows no subscription of a single number. */
    @Test
    void shouldUnsubscribeAnAccountOnlyForItsLastNumberHere() {
        try (var emulator = WhatsAppEmulator.start()) {
            var number = EmulatedNumber.connect(emulator, workspace);
            var sibling =
                    EmulatedNumber.connect(emulator, workspace, number.number().wabaId());
            post(number.path() + ":unsubscribe", null)
                    .statusCode(409)
                    .body("code", equalTo("conflict"))
                    .body("detail", containsString(sibling.path().substring("/v1/channels/".length())));
            get(number.path() + "/number").body("webhook.subscribed", equalTo(true));

            post(sibling.path() + ":stop", null).statusCode(200);
            post(number.path() + ":unsubscribe", null).statusCode(204);
            get(number.path() + "/number")
                    .body("webhook.subscribed", equalTo(false))
                    .body("findings.code", hasItem("webhook_not_subscribed"));
        }
    }

    @Test
    void shouldChangeTheProfileAtTheProvider() {
        try (var emulator = WhatsAppEmulator.start()) {
            var path = EmulatedNumber.connect(emulator, workspace).path() + "/profile";
            patch(path, Map.of("about", "Aberto", "websites", List.of("https://loja.example/")))
                    .statusCode(200)
                    .body("about", equalTo("Aberto"));
            get(path)
                    .statusCode(200)
                    .body("about", equalTo("Aberto"))
                    .body("websites", contains("https://loja.example/"));
            patch(path, Map.of("about", "x".repeat(140))).statusCode(422).body("code", equalTo("provider_refused"));
            patch(path, Map.of("colour", "red")).statusCode(422).body("errors.pointer", contains("/colour"));
        }
    }

    @Test
    void shouldPutAPictureOfTheBusinessByAStoredFile() {
        try (var emulator = WhatsAppEmulator.start()) {
            var path = EmulatedNumber.connect(emulator, workspace).path() + "/profile";
            get(path).body("picture_url", nullValue());

            put(path + "/picture", Map.of("media_id", stored("image/png", PICTURE)))
                    .statusCode(200)
                    .body("picture_url", startsWith("https://pps.whatsapp.net/"));

            get(path).body("picture_url", startsWith("https://pps.whatsapp.net/"));
            put(path + "/picture", Map.of("media_id", stored("text/plain", "no picture".getBytes(UTF_8))))
                    .statusCode(422)
                    .body("code", equalTo("provider_refused"))
                    .body("errors.code", contains("media"));
        }
    }

    @Test
    void shouldHandInATemplateWithAPictureInItsHeader() {
        try (var emulator = WhatsAppEmulator.start()) {
            var path = EmulatedNumber.connect(emulator, workspace).path();
            String handle = post(path + "/template-media", Map.of("media_id", stored("image/png", PICTURE)))
                    .statusCode(201)
                    .extract()
                    .path("header_handle");
            var header =
                    Map.of("type", "HEADER", "format", "IMAGE", "example", Map.of("header_handle", List.of(handle)));

            post(path + "/templates", pictured("with_picture", header)).statusCode(201);
            post(path + "/templates", pictured("without", Map.of("type", "HEADER", "format", "IMAGE")))
                    .statusCode(422)
                    .body("code", equalTo("provider_refused"));
        }
    }

    private ValidatableResponse put(String path, Map<String, Object> body) {
        return workspace
                .owner()
                .request()
                .contentType("application/json")
                .body(body)
                .put(path)
                .then();
    }

    private static Map<String, Object> pictured(String name, Map<String, Object> header) {
        return Map.of(
                "name",
                name,
                "language",
                "pt_BR",
                "category",
                "UTILITY",
                "components",
                List.of(header, Map.of("type", "BODY", "text", "Oi")));
    }

    private String stored(String type, byte[] bytes) {
        return workspace
                .owner()
                .request()
                .contentType(type)
                .body(bytes)
                .post("/v1/media")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void shouldKeepFilesAtTheProvider() {
        try (var emulator = WhatsAppEmulator.start()) {
            var path = EmulatedNumber.connect(emulator, workspace).path() + "/media";
            String medium = workspace
                    .owner()
                    .request()
                    .contentType("text/plain")
                    .body("a file")
                    .post("/v1/media")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            String kept = post(path, Map.of("media_id", medium))
                    .statusCode(201)
                    .extract()
                    .path("provider_media_id");
            workspace.owner().request().delete(path + "/" + kept).then().statusCode(204);
            workspace
                    .owner()
                    .request()
                    .delete(path + "/" + kept)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("provider_refused"));
            workspaces
                    .create()
                    .owner()
                    .request()
                    .contentType("application/json")
                    .body(Map.of("media_id", medium))
                    .post(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void shouldSayThatTheProviderCannotBeAsked() {
        var emulator = WhatsAppEmulator.start();
        var number = EmulatedNumber.connect(emulator, workspace);
        emulator.close();
        get(number.path() + "/number")
                .statusCode(503)
                .body("code", equalTo("provider_unavailable"))
                .body("retryable", equalTo(true))
                .header("Retry-After", equalTo("10"));
        post(number.path() + "/templates:sync", null).statusCode(503);
    }

    @Test
    void shouldNotOpenTheseDoorsToWhoMayNot() {
        var path = plainChannel();
        for (var door : List.of(":pair", ":logout", ":register", "/templates:sync")) {
            workspace
                    .agent()
                    .request()
                    .urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body(Map.of())
                    .post(path + door)
                    .then()
                    .statusCode(403);
        }
        workspace.supervisor().request().get(path + "/pairing").then().statusCode(403);
        var other = workspaces.create();
        for (var door : List.of("/pairing", "/profile", "/number", "/templates")) {
            other.owner().request().get(path + door).then().statusCode(404);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAConfigurationByField() {
        validate(Map.of("plugin", "meta-cloud", "config", Map.of("phone_number_id", "+1 555", "app_secret", "s3cret")))
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("findings.field", hasItems("phone_number_id", "waba_id", "access_token", "verify_token"))
                .body("findings.find { it.field == 'phone_number_id' }.code", equalTo("malformed"));
        validate(Map.of("plugin", "nothing")).statusCode(422).body("errors.pointer", contains("/plugin"));
        validate(Map.of("plugin", "meta-cloud", "depth", "deep")).statusCode(422);
    }

    @Test
    void shouldAskTheProviderAboutAConfigurationWhenToldTo() {
        try (var emulator = WhatsAppEmulator.start()) {
            var number = EmulatedNumber.connect(emulator, workspace).number();
            Map<String, Object> config = new HashMap<>(Map.of(
                    "phone_number_id", number.phoneNumberId(),
                    "waba_id", number.wabaId(),
                    "access_token", number.accessToken(),
                    "app_secret", "any",
                    "verify_token", "any",
                    "graph_base_url", emulator.baseUrl()));
            asked(config).body("valid", equalTo(true)).body("findings.code", contains("not_encrypted"));
            config.put("access_token", "another-token");
            var answer = asked(config)
                    .body("valid", equalTo(false))
                    .body("findings.find { it.severity == 'error' }.field", equalTo("access_token"))
                    .body("findings.find { it.severity == 'error' }.code", equalTo("token_refused"))
                    .extract()
                    .asString();
            assertThat(answer).doesNotContain("another-token");
        }
    }

    @Test
    void shouldCheckASavedChannelWithChangesLaidOverIt() {
        var id = plainChannel().substring("/v1/channels/".length());
        validate(Map.of("channel_id", id)).body("valid", equalTo(true)).body("findings", empty());
        validate(Map.of("channel_id", id, "config", Map.of("outcomes", List.of("nonsense"))))
                .body("valid", equalTo(false))
                .body("findings.field", contains("outcomes"));
        var other = workspaces.create();
        other.owner()
                .request()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(Map.of("channel_id", id))
                .post("/v1/channels:validate")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/channel_id"));
    }

    private ValidatableResponse asked(Map<String, Object> config) {
        return validate(Map.of("plugin", "meta-cloud", "config", config, "depth", "connectivity"))
                .statusCode(200);
    }

    private ValidatableResponse validate(Map<String, Object> body) {
        return post("/v1/channels:validate", body);
    }

    /** A channel of a plug-in that does messages only. */
    private String plainChannel() {
        return "/v1/channels/"
                + workspace
                        .owner()
                        .request()
                        .contentType("application/json")
                        .body(Map.of("plugin", "in-memory", "name", "Plain", "config", Map.of("secret", "12345678")))
                        .post("/v1/channels")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id");
    }

    private ValidatableResponse get(String path) {
        return workspace.owner().request().get(path).then();
    }

    private ValidatableResponse patch(String path, @Nullable Map<String, ?> body) {
        return workspace
                .owner()
                .request()
                .contentType("application/merge-patch+json")
                .body(body)
                .patch(path)
                .then();
    }

    private ValidatableResponse post(String path, @Nullable Map<String, ?> body) {
        var request = workspace.owner().request().urlEncodingEnabled(false);
        if (body != null) {
            request.contentType("application/json").body(body);
        }
        return request.post(path).then();
    }
}
