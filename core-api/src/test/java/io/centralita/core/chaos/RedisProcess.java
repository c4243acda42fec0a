package io.centralita.core.chaos;

import static org.awaitility.Awaitility.await;

import io.centralita.core.boot.RunningApplication;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import redis.embedded.RedisExecProvider;

/** A real Redis, to be killed, emptied and started again. */
final class RedisProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);

    private final File program;
    private final int port;
    private Process process;

    private RedisProcess(File program, int port) {
        this.program = program;
        this.port = port;
    }

    static RedisProcess start() throws IOException {
        var redis = new RedisProcess(RedisExecProvider.defaultProvider().get(), RunningApplication.freePort());
        redis.startAgain();
        return redis;
    }

    void startAgain() throws IOException {
        process = new ProcessBuilder(
                        program.getAbsolutePath(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
                .directory(program.getAbsoluteFile().getParentFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(START).ignoreExceptions().until(() -> say("PING").equals("+PONG"));
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void flush() throws IOException {
        if (!say("FLUSHALL").equals("+OK")) {
            throw new IOException("not flushed");
        }
    }

    private String say(String command) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes(command.equals("PING") ? 7 : 5);
            return new String(answer, StandardCharsets.US_ASCII).strip();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
