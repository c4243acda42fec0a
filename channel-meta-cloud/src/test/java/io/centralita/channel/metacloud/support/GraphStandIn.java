package io.centralita.channel.metacloud.support;

import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.testkit.HttpProviderStandIn;
import io.centralita.channel.testkit.ProviderMood;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Meta's Graph API, played. Every reply can be replaced. */
public final class GraphStandIn extends HttpProviderStandIn {
    public static final String NUMBER = "{\"id\":\"310000000000001\",\"display_phone_number\":\"+1 555-010-0001\","
            + "\"verified_name\":\"Acme\",\"quality_rating\":\"GREEN\",\"status\":\"CONNECTED\","
            + "\"throughput\":{\"level\":\"STANDARD\"}}";

    private static final String SUBSCRIBED = "{'data':[{'whatsapp_business_api_data':{'id':'9','name':'app'}}]}";

    private static final String DONE = "{'success':true}";

    private static final String TEMPLATES =
            "{'data':[{'id':'594425479261596','name':'order_shipped','language':'pt_BR','category':'UTILITY',"
                    + "'status':'APPROVED','components':[{'type':'BODY','text':'Order {{1}} is on its way'}]}],"
                    + "'paging':{'cursors':{'before':'MAZ','after':'MjQZ'}}}";

    private static final String PROFILE =
            "{'data':[{'about':'Hand-made shoes','websites':['https://acme.example/'],'vertical':'RETAIL',"
                    + "'messaging_product':'whatsapp'}]}";

    private final AtomicInteger sent = new AtomicInteger();
    private volatile @Nullable HttpReply scripted;
    private volatile String number = NUMBER;
    private volatile String apps = SUBSCRIBED;

    public static HttpReply json(int status, String body) {
        return new HttpReply(
                status,
                Map.of("content-type", List.of("application/json")),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static HttpReply error(int status, long code) {
        return json(
                status,
                "{'error':{'message':'(#" + code + ") said','type':'OAuthException','code':" + code
                        + ",'error_data':{'messaging_product':'whatsapp','details':'in detail'},'fbtrace_id':'A'}}");
    }

    /** Messages and media are answered so from now on. */
    public GraphStandIn answering(@Nullable HttpReply reply) {
        scripted = reply;
        return this;
    }

    /** The number is told so from now on. */
    public void number(String json) {
        number = json;
    }

    /** The account's apps are told so from now on. */
    public void apps(String json) {
        apps = json;
    }

    @Override
    protected HttpReply reply(HttpCall call, ProviderMood mood) {
        return switch (mood) {
            case REFUSES_TOKEN -> error(401, 190);
            case REFUSES -> refusal(call);
            case THROTTLES -> isSend(call) ? error(400, 130429) : accepted(call);
            case ACCEPTS, BREAKS, BABBLES, SILENT, HANGS, UNREACHABLE -> accepted(call);
        };
    }

    private HttpReply refusal(HttpCall call) {
        if (isSend(call)) {
            return error(400, 131047);
        }
        return isLookup(call) ? error(404, 100) : accepted(call);
    }

    private static boolean isLookup(HttpCall call) {
        return String.valueOf(call.uri().getQuery()).startsWith("phone_number_id=");
    }

    private HttpReply accepted(HttpCall call) {
        HttpReply script = scripted;
        String path = call.uri().getPath();
        if (path.endsWith("/310000000000001")) {
            return json(200, number);
        }
        if (path.endsWith("/subscribed_apps")) {
            return call.method().equals("GET") ? json(200, apps) : json(200, DONE);
        }
        if (script != null) {
            return script;
        }
        if (path.endsWith("/media")) {
            return json(200, "{'id':'990000000000001'}");
        }
        if (path.endsWith("/messages")) {
            return body(call).contains("\"status\":\"read\"") ? json(200, DONE) : taken();
        }
        return ofTheAccount(path).orElseGet(() -> aboutMedium(call, path));
    }

    private static Optional<HttpReply> ofTheAccount(String path) {
        if (path.endsWith("/message_templates")) {
            return Optional.of(json(200, TEMPLATES));
        }
        return path.endsWith("/whatsapp_business_profile") ? Optional.of(json(200, PROFILE)) : Optional.empty();
    }

    private static HttpReply aboutMedium(HttpCall call, String path) {
        if (!isLookup(call) || path.endsWith("/unknown")) {
            return error(404, 100);
        }
        return call.method().equals("DELETE") ? json(200, DONE) : medium(path);
    }

    private static HttpReply medium(String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        return json(
                200,
                "{'messaging_product':'whatsapp','url':'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid="
                        + id + "','mime_type':'image/jpeg','sha256':'" + "ab".repeat(32)
                        + "','file_size':4711,'id':'" + id + "'}");
    }

    private HttpReply taken() {
        return json(
                200,
                "{'messaging_product':'whatsapp','contacts':[{'input':'5511900000001','wa_id':'5511900000001',"
                        + "'user_id':'BR.1001'}],'messages':[{'id':'wamid.OUT-" + sent.incrementAndGet() + "'}]}");
    }

    @Override
    protected boolean isSend(HttpCall call) {
        return call.uri().getPath().endsWith("/messages") && !body(call).contains("\"status\":\"read\"");
    }

    /** The bodies of the sends, in order. */
    public List<String> sentBodies() {
        return received().stream().filter(this::isSend).map(GraphStandIn::body).toList();
    }

    public Optional<HttpCall> lastCall() {
        List<HttpCall> calls = received();
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(calls.size() - 1));
    }

    public static String body(HttpCall call) {
        return call.content() instanceof HttpContent.Bytes bytes
                ? new String(bytes.bytes(), StandardCharsets.UTF_8)
                : "";
    }
}
