package io.centralita.core.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each call when its first byte is here, and then with a byte every 50 milliseconds until the caller hangs up. Never silent for long. */
public final class DrippingServer implements AutoCloseable {

    private static final int EACH_MS = 50;

    private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();

    private DrippingServer() throws IOException {}

    /**
     * @param begin what it says at once; a header that does not end, or a head whose body does not
     */
    public static DrippingServer start(String begin) throws IOException {
        var server = new DrippingServer();
        server.threads.execute(() -> server.serve(begin.getBytes(StandardCharsets.US_ASCII)));
        return server;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/drip");
    }

    /** Bytes that were sent after the beginning. */
    public int drops() {
        return drops.get();
    }

    /** Calls that their callers have ended. */
    public int hangUps() {
        return hangUps.get();
    }

    private void serve(byte[] begin) {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                caller.setTcpNoDelay(true);
                caller.getInputStream().read();
                caller.getOutputStream().write(begin);
                threads.schedule(() -> drip(caller), EACH_MS, TimeUnit.MILLISECONDS);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void drip(Socket caller) {
        try {
            caller.getOutputStream().write('x');
            drops.incrementAndGet();
            threads.schedule(() -> drip(caller), EACH_MS, TimeUnit.MILLISECONDS);
        } catch (IOException hungUp) {
            hangUps.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
