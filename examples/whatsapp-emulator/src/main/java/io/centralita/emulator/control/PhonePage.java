package io.centralita.emulator.control;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the page at {@code /} with customers' phones. */
public final class PhonePage {

    private static final String FOLDER = "/io/centralita/emulator/page/";

    /** Adds the routes. */
    public void mount(Router router) {
        file(router, "/", "phone.html", "text/html; charset=utf-8");
        file(router, "/phone.css", "phone.css", "text/css; charset=utf-8");
        file(router, "/phone.js", "phone.js", "text/javascript; charset=utf-8");
        file(router, "/customer.js", "customer.js", "text/javascript; charset=utf-8");
        file(router, "/extras.js", "extras.js", "text/javascript; charset=utf-8");
        file(router, "/bubbles.js", "bubbles.js", "text/javascript; charset=utf-8");
        file(router, "/favicon.ico", "phone.svg", "image/svg+xml");
    }

    private static void file(Router router, String path, String name, String type) {
        Buffer content = read(name);
        router.get(path)
                .handler(new LocalCallers())
                .handler(ctx -> SafeHeaders.on(ctx.response())
                        .putHeader("Content-Type", type)
                        .end(content));
    }

    private static Buffer read(String name) {
        try (InputStream in = PhonePage.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
