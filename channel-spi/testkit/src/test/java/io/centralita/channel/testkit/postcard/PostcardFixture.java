package io.centralita.channel.testkit.postcard;

import io.centralita.channel.spi.ChannelConfig;
import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.inbound.EventType;
import io.centralita.channel.spi.inbound.WebhookRequest;
import io.centralita.channel.testkit.ContractFixture;
import io.centralita.channel.testkit.HttpProviderStandIn;
import io.centralita.channel.testkit.ProviderMood;
import io.centralita.channel.testkit.ProviderStandIn;
import io.centralita.channel.testkit.WebhookSample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the contract needs to know of the postcard plug-in. */
final class PostcardFixture implements ContractFixture {

    private static final String TOKEN = "post-office-t0ken";

    private final PostOffice office = new PostOffice();

    /** The provider, played: it answers, the kit plays the failures. */
    private static final class PostOffice extends HttpProviderStandIn {

        private final AtomicInteger cards = new AtomicInteger();

        @Override
        protected HttpReply reply(HttpCall call, ProviderMood mood) {
            return switch (mood) {
                case REFUSES -> text(422, "TOO_RUDE");
                case REFUSES_TOKEN -> text(401, "");
                case THROTTLES -> text(429, "");
                default -> text(200, "card=" + cards.incrementAndGet());
            };
        }

        private static HttpReply text(int status, String body) {
            return new HttpReply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        protected boolean isSend(HttpCall call) {
            return call.uri().getPath().equals("/cards");
        }
    }

    @Override
    public ChannelFactory factory() {
        return new PostcardFactory();
    }

    @Override
    public ChannelConfig config() {
        return ChannelConfig.of(Map.of("address", "https://post.example", "token", TOKEN));
    }

    @Override
    public List<ChannelConfig> brokenConfigs() {
        return List.of(ChannelConfig.empty(), config().with("address", "not a uri"));
    }

    @Override
    public ProviderStandIn provider() {
        return office;
    }

    @Override
    public List<WebhookSample> samples() {
        return List.of(
                WebhookSample.of(
                        "card",
                        mail("card\nc-1\n2026-11-24T12:00:00Z\n5511900000001\nWish you\nwere here é"),
                        EventType.MESSAGE_RECEIVED),
                WebhookSample.of(
                        "parcel", mail("parcel\np-1\n2026-11-24T12:00:00Z\n5511900000001\n"), EventType.UNSUPPORTED));
    }

    @Override
    public List<WebhookRequest> forgeries() {
        byte[] body = "card\nc-1\n2026-11-24T12:00:00Z\n5511900000001\nhello".getBytes(StandardCharsets.UTF_8);
        return List.of(signed(body, "another-t0ken"), new WebhookRequest("POST", Map.of(), Map.of(), body));
    }

    @Override
    public List<WebhookRequest> nonsense() {
        return List.of(mail("card"), mail("card\nc-1\nyesterday\n5511900000001\nhello"));
    }

    private static WebhookRequest mail(String body) {
        return signed(body.getBytes(StandardCharsets.UTF_8), TOKEN);
    }

    private static WebhookRequest signed(byte[] body, String token) {
        return new WebhookRequest(
                "POST", Map.of(), Map.of("X-Postmark", List.of(PostcardMail.signature(body, token))), body);
    }
}
