package io.centralita.examples.httpbridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A system to bridge, in one file and of the JDK alone: it takes every message, says that it was delivered, and lets the
 * customer answer with the same words. As a program: {@code java EchoSystem.java PORT SECRET WEBHOOK-URL}.
 */
final class EchoSystem implements AutoCloseable {

    private static final Pattern FIELD = Pattern.compile("\"(id|phone|text)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String secret;
    private final AtomicInteger ids = new AtomicInteger();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private volatile String webhook = "";

    EchoSystem(int port, String secret) throws IOException {
        this.secret = secret;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static void main(String[] words) throws IOException {
        EchoSystem system = new EchoSystem(Integer.parseInt(words[0]), words[1]);
        system.webhook = words[2];
        System.out.println("The echo system listens on " + system.url());
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void tell(String url) {
        webhook = url;
    }

    /** Bodies of the messages it was asked to deliver. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    private void answer(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        String time = String.valueOf(call.getRequestHeaders().getFirst("X-Bridge-Time"));
        String given = String.valueOf(call.getRequestHeaders().getFirst("X-Bridge-Signature"));
        if (!MessageDigest.isEqual(bytes(sign(time, body)), bytes(given))) {
            reply(call, 401, "{\"code\":\"BAD_SIGNATURE\",\"message\":\"not our secret\"}");
        } else if (call.getRequestURI().getPath().equals("/messages")) {
            String text = new String(body, StandardCharsets.UTF_8);
            String id = "echo-" + ids.incrementAndGet();
            reply(call, 200, "{\"id\":\"" + id + "\"}");
            messages.add(text);
            System.out.println("To deliver: " + text);
            echo(id, text);
        } else {
            reply(call, 200, "{}");
        }
    }

    private void echo(String id, String message) {
        String now = Instant.now().toString();
        String ourId = field(message, "id");
        String person = "{\"phone\":\"" + field(message, "phone") + "\",\"name\":\"Echo\"}";
        post("{\"type\":\"status\",\"message_id\":\"" + id + "\",\"our_id\":\"" + ourId
                + "\",\"status\":\"delivered\",\"at\":\"" + now + "\",\"to\":" + person + "}");
        post("{\"type\":\"message\",\"id\":\"answer-" + id + "\",\"at\":\"" + now + "\",\"from\":" + person
                + ",\"text\":\"" + field(message, "text") + "\",\"reply_to\":\"" + id + "\"}");
    }

    /** As a customer's system posts to Centralita; answers the status. */
    int post(String json) {
        String time = String.valueOf(Instant.now().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook))
                .header("Content-Type", "application/json")
                .header("X-Bridge-Time", time)
                .header("X-Bridge-Signature", sign(time, bytes(json)))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            throw new IllegalStateException(webhook + " cannot be reached", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String sign(String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update(bytes(time + "."));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String field(String json, String name) {
        Matcher found = FIELD.matcher(json);
        while (found.find()) {
            if (found.group(1).equals(name)) {
                return found.group(2);
            }
        }
        return "";
    }

    private static void reply(HttpExchange call, int status, String json) throws IOException {
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes(json).length);
        call.getResponseBody().write(bytes(json));
        call.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
