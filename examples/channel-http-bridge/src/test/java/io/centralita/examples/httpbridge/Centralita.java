package io.centralita.examples.httpbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own, and a caller of its API. */
final class Centralita implements AutoCloseable {

    private static final String PASSWORD = "bridge-owner-password-7";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final int managementPort;
    private String token = "";

    private Centralita(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    static Centralita start(Path folder) throws IOException {
        int port = freePort();
        int managementPort = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + managementPort,
                        "-jar",
                        System.getProperty("centralita.jar"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("centralita.log").toFile());
        builder.environment().put("CENTRALITA_BOOTSTRAP_OWNER_PASSWORD", PASSWORD);
        builder.environment().put("CENTRALITA_OUTBOUND_ALLOWED_NETWORKS", "127.0.0.0/8");
        return new Centralita(builder.start(), port, managementPort);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    boolean isReady() throws InterruptedException {
        try {
            URI health = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
            return http.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the application ended with " + process.exitValue(), notYet);
            }
            return false;
        }
    }

    void login() throws IOException, InterruptedException {
        token = post(
                        "/v1/auth/login",
                        "{\"email\":\"owner@localhost\",\"workspace\":\"main\",\"password\":\"" + PASSWORD + "\"}")
                .path("access_token")
                .asText();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(request(path).GET());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.request() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
