package io.centralita.channel.metacloud.graph;

import io.centralita.channel.spi.context.ChannelHttp;
import io.centralita.channel.spi.context.HttpCall;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.spi.context.HttpNotSentException;
import io.centralita.channel.spi.context.HttpReply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Authorised calls about one number. Knows addresses and headers; what replies mean is for the callers. */
public final class GraphClient {
    /** Meta's media servers refuse calls without one. */
    public static final String USER_AGENT = "Centralita/0.1 (+https://centralita.io)";

    private static final String NUMBER_FIELDS = "id,display_phone_number,verified_name,quality_rating,status,"
            + "throughput,name_status,whatsapp_business_manager_messaging_limit";

    /** A page of templates with all their parts. */
    private static final int LARGEST_LIST = 3_500_000;

    private static final Pattern SESSION = Pattern.compile("upload:[A-Za-z0-9_=:+/-]+(\\?[A-Za-z0-9_=&%.-]+)?");

    private final ChannelHttp http;
    private final URI base;
    private final String accessToken;
    private final Map<String, String> headers;
    private final String numberPath;
    private final String versionPath;
    private final URI messages;
    private final URI media;

    public GraphClient(ChannelHttp http, URI base, String version, String phoneNumberId, String accessToken) {
        this.http = http;
        this.base = base;
        this.accessToken = accessToken;
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

    /**
     * Any other call.
     *
     * @param place below the version, e.g. of {@link #place}
     * @param query names and values, in order
     */
    public CompletionStage<HttpReply> call(
            String method, String place, Map<String, String> query, HttpContent content, Duration timeout) {
        StringBuilder uri = new StringBuilder(versionPath).append(place);
        char before = '?';
        for (Map.Entry<String, String> entry : query.entrySet()) {
            uri.append(before).append(entry.getKey()).append('=').append(segment(entry.getValue()));
            before = '&';
        }
        return http.send(new HttpCall(method, URI.create(uri.toString()), headers, content, timeout, LARGEST_LIST));
    }

    /**
     * The bytes of a resumable upload, from the start; here the token goes as OAuth.
     *
     * @param session as Meta named it, {@code upload:...}, maybe with a signature
     */
    public CompletionStage<HttpReply> postUpload(String session, HttpContent bytes, Duration timeout) {
        if (!SESSION.matcher(session).matches()) {
            return CompletableFuture.failedFuture(new HttpNotSentException("no name of an upload", null));
        }
        Map<String, String> asOauth =
                Map.of("Authorization", "OAuth " + accessToken, "User-Agent", USER_AGENT, "file_offset", "0");
        URI uri = URI.create(versionPath + session);
        return http.send(new HttpCall("POST", uri, asOauth, bytes, timeout, HttpCall.DEFAULT_MAX_REPLY_BYTES));
    }

    /** The place of an object, or of something that belongs to it. */
    public static String place(String id, String... below) {
        StringBuilder place = new StringBuilder(segment(id));
        for (String part : below) {
            place.append('/').append(segment(part));
        }
        return place.toString();
    }

    private CompletionStage<HttpReply> call(String method, URI uri, HttpContent content, Duration timeout) {
        return http.send(new HttpCall(method, uri, headers, content, timeout, HttpCall.DEFAULT_MAX_REPLY_BYTES));
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
