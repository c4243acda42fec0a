package io.centralita.channel.wppconnect.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.testkit.HttpProviderStandIn;
import io.centralita.channel.testkit.ProviderMood;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** wppconnect-server, played in the process. Every route's reply can be replaced. */
public final class ServerStandIn extends HttpProviderStandIn {
    private static final Set<String> SENDS = Set.of(
            "send-message",
            "send-reply",
            "send-image",
            "send-file",
            "send-voice",
            "send-voice-base64",
            "send-sticker",
            "send-location",
            "contact-vcard",
            "send-list-message",
            "send-poll-message",
            "react-message");

    /** Not the server: the host of the contract's links. */
    private static final String LINKED = "media.example";

    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final Map<String, Function<HttpCall, HttpReply>> scripts = new ConcurrentHashMap<>();
    private volatile String session = "CONNECTED";
    private volatile String accepted = "";
    private volatile boolean paired = true;
    private volatile boolean fails;
    private volatile @Nullable String webhook;

    public static HttpReply json(int status, String body) {
        return new HttpReply(
                status,
                Map.of("content-type", List.of("application/json")),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static HttpReply page(int status) {
        return new HttpReply(
                status,
                Map.of("content-type", List.of("text/html")),
                "<html>Cannot do that</html>".getBytes(StandardCharsets.UTF_8));
    }

    /** A route answers so from now on. */
    public ServerStandIn answering(String route, HttpReply reply) {
        return answering(route, call -> reply);
    }

    public ServerStandIn answering(String route, Function<HttpCall, HttpReply> reply) {
        scripts.put(route, reply);
        return this;
    }

    public ServerStandIn answeringAsUsual(String route) {
        scripts.remove(route);
        return this;
    }

    /** The session is so from now on. */
    public void session(String status) {
        session = status;
    }

    /** Whether a phone is paired. */
    public void paired(boolean phone) {
        paired = phone;
    }

    public String session() {
        return session;
    }

    /** Where the running session delivers. */
    public @Nullable String webhook() {
        return webhook;
    }

    /** All tokens given so far are refused from now on. */
    public void forgetTokens() {
        accepted = "";
    }

    @Override
    public void mood(ProviderMood next) {
        super.mood(next);
        fails = EnumSet.of(ProviderMood.BREAKS, ProviderMood.BABBLES, ProviderMood.HANGS, ProviderMood.SILENT)
                .contains(next);
    }

    /** Failures strike after the question about the number, which comes before the first send to it. */
    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return fails && !call.uri().getHost().equals(LINKED) && route(call).equals("check-number-status")
                ? CompletableFuture.completedFuture(reply(call, ProviderMood.ACCEPTS))
                : super.send(call);
    }

    @Override
    protected HttpReply reply(HttpCall call, ProviderMood mood) {
        if (call.uri().getHost().equals(LINKED)) {
            return new HttpReply(200, Map.of(), "linked".getBytes(StandardCharsets.UTF_8));
        }
        String route = route(call);
        if (route.equals("generate-token")) {
            return mood == ProviderMood.REFUSES_TOKEN || !call.uri().getPath().contains(Settings.SECRET)
                    ? json(400, "{'response':false,'message':'The SECRET_KEY is incorrect'}")
                    : token();
        }
        boolean known = !accepted.isEmpty()
                && ("Bearer " + accepted).equals(call.headers().get("Authorization"));
        if (mood == ProviderMood.REFUSES_TOKEN || !known) {
            return json(401, "{'error':'Check that the Session and Token are correct'}");
        }
        if (mood == ProviderMood.THROTTLES && isSend(call)) {
            return page(429);
        }
        if (mood == ProviderMood.REFUSES && isSend(call)) {
            return json(
                    201,
                    "{'status':'success','response':[{'id':'" + nextId("5511900000001@c.us")
                            + "','ack':-1,'isSendFailure':true}],'mapper':'return'}");
        }
        if (mood == ProviderMood.REFUSES && route.startsWith("get-media")) {
            return json(400, "{'status':'error','message':'Message not found'}");
        }
        Function<HttpCall, HttpReply> script = scripts.get(route);
        return script == null ? usual(call, route) : script.apply(call);
    }

    private HttpReply token() {
        accepted = "$2b$10$token" + tokens.incrementAndGet();
        return json(
                201,
                "{'status':'success','session':'loja1','token':'" + accepted + "','full':'loja1:" + accepted + "'}");
    }

    public int tokensMade() {
        return tokens.get();
    }

    private HttpReply usual(HttpCall call, String route) {
        return switch (route) {
            case "status-session" -> look();
            case "start-session" -> start(call);
            case "close-session" -> close();
            case "logout-session" -> {
                paired = false;
                yield close();
            }
            case "send-seen" ->
                json(
                        201,
                        "{'status':'Success','response':{'message':'ok','contact':[],'session':'loja1','data':[true]}}");
            case "typing" -> json(200, "{'status':'success','response':true}");
            case "react-message", "edit-message", "delete-message" ->
                json(200, "{'status':'success','response':{'message':'done'}}");
            case "check-number-status" -> number(call);
            case "get-media-by-message" -> json(200, "{'base64':'Ynl0ZXM=','mimetype':'image/jpeg'}");
            case "message-by-id" -> json(400, "{'status':'Error','response':{'message':'not found'}}");
            case "unread-messages", "get-messages", "group-members" -> json(200, "{'status':'success','response':[]}");
            case "list-chats" -> json(200, "[]");
            default -> SENDS.contains(route) ? taken(call) : page(404);
        };
    }

    /** A session that is being started is up, or shows its code, at the next look. */
    private HttpReply look() {
        HttpReply now = status();
        if (session.equals("INITIALIZING")) {
            session = paired ? "CONNECTED" : "QRCODE";
        }
        return now;
    }

    private HttpReply status() {
        String qr = session.equals("QRCODE") ? "'data:image/png;base64,AAAA','urlcode':'2@status-qr'" : "null";
        return json(200, "{'status':'" + session + "','qrcode':" + qr + ",'version':'2.10.4'}");
    }

    private HttpReply start(HttpCall call) {
        HttpReply before = status();
        if (session.equals("CLOSED")) {
            JsonNode told = tree(call);
            webhook = told.path("webhook").asText();
            session = told.has("phone") ? "PHONECODE" : "INITIALIZING";
        }
        return before;
    }

    /** One that is being started cannot be closed. */
    private HttpReply close() {
        if (session.equals("INITIALIZING")) {
            return json(500, "{'status':false,'message':'Error closing session'}");
        }
        session = "CLOSED";
        return json(200, "{'status':true,'message':'Session successfully closed'}");
    }

    private static HttpReply number(HttpCall call) {
        String path = call.uri().getPath();
        String digits = path.substring(path.lastIndexOf('/') + 1);
        boolean exists = !digits.endsWith("404");
        return json(
                200,
                "{'status':'success','response':{'id':{'server':'c.us','user':'" + digits + "','_serialized':'" + digits
                        + "@c.us'},'isBusiness':false,'canReceiveMessage':" + exists + ",'numberExists':" + exists
                        + ",'status':200}}");
    }

    private HttpReply taken(HttpCall call) {
        JsonNode body = tree(call);
        String suffix =
                body.path("isGroup").asBoolean() ? "@g.us" : body.path("isLid").asBoolean() ? "@lid" : "@c.us";
        String chat = body.path("phone").asText() + suffix;
        int status = route(call).equals("contact-vcard") ? 200 : 201;
        return json(
                status,
                "{'status':'success','response':[{'id':'" + nextId(chat) + "_out','ack':0}],'mapper':'return'}");
    }

    private String nextId(String chat) {
        return "true_" + chat + "_3EB0" + String.format("%018X", sent.incrementAndGet());
    }

    @Override
    protected boolean isSend(HttpCall call) {
        return !call.uri().getHost().equals(LINKED) && SENDS.contains(route(call));
    }

    /** The word of the route: what follows the session. */
    public static String route(HttpCall call) {
        String[] parts = call.uri().getPath().split("/");
        return parts.length > 4 && parts[4].equals("generate-token") ? parts[4] : parts[3];
    }

    /** The calls of one route, in order. */
    public List<HttpCall> calls(String route) {
        return received().stream()
                .filter(call ->
                        !call.uri().getHost().equals(LINKED) && route(call).equals(route))
                .toList();
    }

    /** The body of the last call of a route. */
    public JsonNode last(String route) {
        List<HttpCall> calls = calls(route);
        return tree(calls.get(calls.size() - 1));
    }

    public static JsonNode tree(HttpCall call) {
        return Fixtures.tree(body(call));
    }

    public static byte[] body(HttpCall call) {
        if (call.content() instanceof HttpContent.Bytes bytes) {
            return bytes.bytes();
        }
        if (call.content() instanceof HttpContent.Stream stream) {
            return all(stream);
        }
        return new byte[0];
    }

    private static byte[] all(HttpContent.Stream stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        stream.publisher().subscribe(new Flow.Subscriber<>() {
            private Flow.@Nullable Subscription given;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                given = subscription;
                subscription.request(1);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                byte[] some = new byte[piece.remaining()];
                piece.get(some);
                bytes.writeBytes(some);
                given.request(1);
            }

            @Override
            public void onError(Throwable failure) {
                throw new IllegalStateException(failure);
            }

            @Override
            public void onComplete() {
                bytes.write(new byte[0], 0, 0);
            }
        });
        return bytes.toByteArray();
    }
}
