package io.centralita.load.scenario;

import io.centralita.load.Options;
import io.centralita.load.platform.Api;
import io.centralita.load.platform.Target;
import io.centralita.load.wire.Line;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every scenario stands on: the target, a line to it, its API, and a way in. */
final class Bench implements AutoCloseable {

    static final Map<String, String> OPTIONS = commonOptions();

    private final Options options;
    private final Target target;
    private final Line line;
    private final Api api;

    private Bench(Options options) {
        this.options = options;
        target = targetOf(options);
        line = new Line(target.host(), target.port());
        api = new Api(line);
    }

    static Bench open(Options options) {
        return new Bench(options);
    }

    static Target targetOf(Options options) {
        return Target.of(
                options.text("url", "http://127.0.0.1:8080"), options.number("management-port", 9000, 1, 65_535));
    }

    Target target() {
        return target;
    }

    Line line() {
        return line;
    }

    Api api() {
        return api;
    }

    /** A fresh bearer token with the owner's rights. */
    String token() {
        String key = options.text("api-key", "CENTRALITA_API_KEY", "");
        if (!key.isEmpty()) {
            return key;
        }
        String email = options.text("email", "CENTRALITA_EMAIL", "");
        String password = options.text("password", "CENTRALITA_PASSWORD", "");
        if (email.isEmpty() || password.isEmpty()) {
            throw new IllegalArgumentException("give --email and --password of an owner, or --api-key");
        }
        return api.login(email, password);
    }

    private static Map<String, String> commonOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("url", "base URL of the running Centralita (http://127.0.0.1:8080); loopback only");
        options.put("management-port", "port of health and metrics (9000)");
        options.put("email", "an owner's address (environment CENTRALITA_EMAIL)");
        options.put("password", "the owner's password (environment CENTRALITA_PASSWORD)");
        options.put("api-key", "an API key in place of the owner (environment CENTRALITA_API_KEY)");
        return options;
    }

    /** Tells the person at the terminal what is going on. */
    static void say(String what) {
        System.err.println("· " + what);
    }

    @Override
    public void close() {
        line.close();
    }
}
