package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets requests in: token first, then the object in the path, else the error Meta gives. */
final class Doorway {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILE_BYTES = 101 << 20;

    private final Access access;
    private final Answers answers;

    Doorway(Access access, Answers answers) {
        this.access = access;
        this.answers = answers;
    }

    void withToken(RoutingContext ctx, Consumer<String> use) {
        Optional<String> token = access.token(ctx.request());
        if (token.isEmpty()) {
            answers.error(ctx.response(), GraphError.badToken());
            return;
        }
        try {
            use.accept(token.get());
        } catch (ClassCastException e) {
            answers.error(ctx.response(), GraphError.parameter("A parameter has the wrong type."));
        } catch (RuntimeException e) {
            answers.error(ctx.response(), GraphError.unavailable(500));
            throw e;
        }
    }

    /** The object in the path, by whatever the finder knows. */
    <T> void withObject(RoutingContext ctx, Function<String, Function<String, Optional<T>>> finder, Consumer<T> use) {
        withToken(ctx, token -> {
            Optional<T> found = finder.apply(token).apply(ctx.pathParam("id"));
            if (found.isPresent()) {
                use.accept(found.get());
            } else {
                unknown(ctx);
            }
        });
    }

    void withNumber(RoutingContext ctx, Consumer<BusinessNumber> use) {
        withObject(ctx, token -> id -> access.number(token, id), use);
    }

    void withAccount(RoutingContext ctx, Consumer<List<BusinessNumber>> use) {
        withObject(
                ctx, token -> id -> Optional.of(access.account(token, id)).filter(account -> !account.isEmpty()), use);
    }

    void unknown(RoutingContext ctx) {
        String method = ctx.request().method().name().toLowerCase(Locale.ROOT);
        answers.error(ctx.response(), GraphError.unknownObject(method, ctx.pathParam("id")));
    }

    /** Reads a file that is the body. */
    void withFile(RoutingContext ctx, Consumer<Buffer> use) {
        Bodies.read(ctx.request(), MOST_FILE_BYTES)
                .onSuccess(use::accept)
                .onFailure(failure ->
                        answers.error(ctx.response(), GraphError.parameter(String.valueOf(failure.getMessage()))));
    }

    /** Reads the body before anything else. */
    void withBody(RoutingContext ctx, BiConsumer<RoutingContext, Buffer> use) {
        Bodies.read(ctx.request(), MOST_BYTES)
                .onSuccess(raw -> use.accept(ctx, raw))
                .onFailure(failure ->
                        answers.error(ctx.response(), GraphError.parameter(String.valueOf(failure.getMessage()))));
    }
}
