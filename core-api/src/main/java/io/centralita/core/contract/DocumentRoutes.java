package io.centralita.core.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code /openapi} and {@code /asyncapi}: the published documents of this build, for everybody. */
@ApplicationScoped
class DocumentRoutes {

    /** RFC 9512. */
    private static final String YAML = "application/yaml";

    void register(@Observes Router router) {
        serve(router, "/openapi", "openapi/openapi.yaml");
        serve(router, "/asyncapi", "openapi/asyncapi.yaml");
    }

    private static void serve(Router router, String path, String resource) {
        var document = read(resource);
        router.get(path).handler(context -> answer(context, document));
    }

    private static void answer(RoutingContext context, Buffer document) {
        context.response().putHeader("Content-Type", YAML).end(document);
    }

    private static Buffer read(String resource) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The build has no " + resource + ".");
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
