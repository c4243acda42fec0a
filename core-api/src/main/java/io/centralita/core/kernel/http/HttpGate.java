package io.centralita.core.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What every request of the public port passes before any resource: its id, the methods that exist, the size of its body,
 * and the headers that keep browsers from guessing. Failures outside the resources are problems too.
 */
@ApplicationScoped
public class HttpGate {

    private static final Logger LOG = Logger.getLogger(HttpGate.class);
    private static final int BEFORE_ALL = 1000;
    private static final Pattern ENCODED_COLON = Pattern.compile("%3[aA]");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> REFUSED = Set.of("TRACE", "CONNECT");

    private final ObjectMapper json;
    private final long largestBody;
    private final List<LargeBodies> exceptions;

    HttpGate(
            ObjectMapper json,
            @Any Instance<LargeBodies> exceptions,
            @ConfigProperty(name = "centralita.http.largest-body", defaultValue = "2097152") long largestBody) {
        this.json = json;
        this.largestBody = largestBody;
        this.exceptions = exceptions.stream().toList();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_ALL);
    }

    void answerFailures(@Observes Router router) {
        for (var status : new int[] {400, 401, 403, 404, 405, 406, 413, 414, 415, 431, 500, 501}) {
            router.errorHandler(status, context -> fail(context, status));
        }
    }

    private void pass(RoutingContext context) {
        var path = context.request().path();
        if (path.startsWith("/v1/") && ENCODED_COLON.matcher(path).find()) {
            context.reroute(decoded(path, context.request().query()));
            return;
        }
        RequestIds.assign(context);
        var headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        var method = context.request().method().name();
        if (!METHODS.contains(method)) {
            refuse(context, StatusProblems.of(REFUSED.contains(method) ? 405 : 501));
        } else if (brokenLines(context.request())) {
            refuse(context, StatusProblems.of(400));
        } else if (tooLarge(context.request())) {
            refuse(context, StatusProblems.of(413));
        } else {
            context.next();
        }
    }

    /** A verb's colon means the same when it is percent-encoded (RFC 3986, 6.2.2.2 would not ask for it). */
    private static String decoded(String path, @Nullable String query) {
        var plain = ENCODED_COLON.matcher(path).replaceAll(":");
        return query == null ? plain : plain + "?" + query;
    }

    /** HTTP/1.1 cannot carry a line end in a value; Vert.x lets HTTP/2 do so, though RFC 9113, 8.2.1 calls it malformed. */
    private static boolean brokenLines(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                && request.headers().entries().stream()
                        .map(Map.Entry::getValue)
                        .anyMatch(value ->
                                value.chars().anyMatch(letter -> letter == '\r' || letter == '\n' || letter == 0));
    }

    private boolean tooLarge(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return length != null
                && request.path().startsWith("/v1/")
                && (length.length() > 18 || Long.parseLong(length) > largestBody)
                && exceptions.stream()
                        .noneMatch(taking -> taking.take(request.method().name(), request.path()));
    }

    /** Answers a failure of a route outside the resources as a problem, unless an answer has begun. */
    public void refuse(RoutingContext context, Throwable failure) {
        var problem = Failures.problemOf(failure);
        if (problem.code() == ProblemCode.INTERNAL_ERROR) {
            LOG.errorf(failure, "request %s failed", RequestIds.of(context));
        }
        if (!context.response().headWritten()) {
            refuse(context, problem);
        }
    }

    private void fail(RoutingContext context, int status) {
        if (context.response().headWritten()) {
            return;
        }
        var failure = context.failure();
        refuse(context, failure == null ? StatusProblems.of(status) : Failures.problemOf(failure));
    }

    private void refuse(RoutingContext context, ProblemException problem) {
        var response = context.response();
        response.setStatusCode(problem.code().status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        problem.retryAfter().ifPresent(wait -> response.putHeader("Retry-After", String.valueOf(wait.toSeconds())));
        response.end(body(Problem.of(problem, RequestIds.of(context))));
    }

    private String body(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
