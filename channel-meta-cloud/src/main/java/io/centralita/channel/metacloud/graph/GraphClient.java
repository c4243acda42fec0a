package io.centralita.channel.metacloud.graph;

import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpReply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Authorised calls about one number. Knows addresses and headers; what replies mean is for the callers. */
public final class GraphClient {
    /** Meta's media servers refuse calls without one. */
    public static final String USER_AGENT = "Centralita/0.1 (+https://centralita.io)";

    private static final String NUMBER_FIELDS = "id,display_phone_number,verified_name,quality_rating,status,"
            + "throughput,name_status,whatsapp_business_manager_messaging_limit";

    private final ChannelHttp http;
    private final URI base;
    private final Map<String, String> headers;
    private final String numberPath;
    private final String versionPath;
    private final URI messages;
    private final URI media;

    public GraphClient(ChannelHttp http, URI base, String version, String phoneNumberId, String accessToken) {
        this.http = http;
        this.base = base;
        this.headers = Map.of("Authorization", "Bearer " + accessToken, "User-Agent", USER_AGENT);
        this.versionPath = base + "/" + version + "/";
        this.numberPath = versionPath + segment(phoneNumberId);
        this.messages = URI.create(numberPath + "/messages");
        this.media = URI.create(numberPath + "/media");
    }

    public URI base() {
        return base;
    }

    /** Headers for a download of media, which needs the token too. */
    public Map<String, String> headers() {
        return headers;
    }

    public CompletionStage<HttpReply> postMessage(byte[] body, Duration timeout) {
        return call("POST", messages, HttpContent.json(body), timeout);
    }

    public CompletionStage<HttpReply> postMedia(HttpContent form, Duration timeout) {
        return call("POST", media, form, timeout);
    }

    public CompletionStage<HttpReply> getMedia(String mediaId, String phoneNumberId, Duration timeout) {
        URI uri = URI.create(versionPath + segment(mediaId) + "?phone_number_id=" + segment(phoneNumberId));
        return call("GET", uri, HttpContent.none(), timeout);
    }

    public CompletionStage<HttpReply> getNumber(Duration timeout) {
        return call("GET", URI.create(numberPath + "?fields=" + NUMBER_FIELDS), HttpContent.none(), timeout);
    }

    private CompletionStage<HttpReply> call(String method, URI uri, HttpContent content, Duration timeout) {
        return http.send(new HttpCall(method, uri, headers, content, timeout, HttpCall.DEFAULT_MAX_REPLY_BYTES));
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
