package io.centralita.emulator.wppconnect;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Picks up the file a send route names: a form's file, a data URL, or a URL. Files of the server's own disk, which the
 * real one reads, are never found.
 */
final class FilePicker {

    private static final Pattern DATA = Pattern.compile("data:([^,]*?)(;base64)?,", Pattern.CASE_INSENSITIVE);
    private static final long TIMEOUT_MILLIS = 10_000;

    private final HttpClient http;

    FilePicker(Vertx vertx) {
        this.http = vertx.createHttpClient();
    }

    /** Fails when there is no such file. */
    Future<Outgoing.Picked> pick(RequestBody body, String... names) {
        if (body.file() != null) {
            return Future.succeededFuture(body.file());
        }
        for (String name : names) {
            if (body.json().getValue(name) instanceof String where && !where.isEmpty()) {
                return at(where);
            }
        }
        return Future.failedFuture("no file");
    }

    private Future<Outgoing.Picked> at(String where) {
        Outgoing.@Nullable Picked inline = inline(where);
        if (inline != null) {
            return Future.succeededFuture(inline);
        }
        return where.startsWith("http://") || where.startsWith("https://")
                ? download(where)
                : Future.failedFuture("ENOENT: no such file or directory");
    }

    private static Outgoing.@Nullable Picked inline(String where) {
        Matcher data = DATA.matcher(where);
        if (!data.lookingAt() || data.group(2) == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(where.substring(data.end()));
            return new Outgoing.Picked(data.group(1), Buffer.buffer(bytes));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Future<Outgoing.Picked> download(String url) {
        return http.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(url)
                        .setTimeout(TIMEOUT_MILLIS))
                .compose(request -> request.send())
                .compose(answer -> answer.statusCode() == 200
                        ? answer.body().map(bytes -> new Outgoing.Picked(mime(answer.getHeader("Content-Type")), bytes))
                        : Future.failedFuture("status " + answer.statusCode()));
    }

    private static String mime(@Nullable String type) {
        return type == null ? "application/octet-stream" : type;
    }
}
