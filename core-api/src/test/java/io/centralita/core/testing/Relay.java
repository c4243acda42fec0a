package io.centralita.core.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Between callers and a server: passes bytes on, and holds connections back, or cuts them, after so many bytes. */
public final class Relay implements AutoCloseable {

    private static final int PIECE = 16 * 1024;

    private final ServerSocket door = new ServerSocket();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger held = new AtomicInteger();
    private final Object gate = new Object();
    private final int server;
    private volatile long toServer = Long.MAX_VALUE;
    private volatile long toCallers = Long.MAX_VALUE;
    private volatile long cutAfter = Long.MAX_VALUE;

    private Relay(int server) throws IOException {
        this.server = server;
        door.setReceiveBufferSize(PIECE);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** @param server a port of this machine */
    public static Relay to(int server) throws IOException {
        var relay = new Relay(server);
        relay.threads.execute(relay::listen);
        return relay;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** From now on a connection stops after so many bytes of one direction, until {@link #release}. */
    public void hold(long bytesToServer, long bytesToCallers) {
        toServer = bytesToServer;
        toCallers = bytesToCallers;
    }

    /** How many connections are held back. */
    public int held() {
        return held.get();
    }

    public void release() {
        hold(Long.MAX_VALUE, Long.MAX_VALUE);
        synchronized (gate) {
            gate.notifyAll();
        }
    }

    /** From now on a connection is cut after so many bytes to its caller. */
    public void cutAfter(long bytesToCallers) {
        cutAfter = bytesToCallers;
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                var behind = new Socket();
                behind.setReceiveBufferSize(PIECE);
                behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
                open.addAll(List.of(caller, behind));
                threads.execute(() -> pass(caller, behind, true));
                threads.execute(() -> pass(behind, caller, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean toTheServer) {
        var piece = new byte[PIECE];
        var passed = 0L;
        try (from;
                to) {
            for (var read = from.getInputStream().read(piece);
                    read >= 0;
                    read = from.getInputStream().read(piece)) {
                waitAt(passed + read, toTheServer);
                if (!toTheServer && passed + read > cutAfter) {
                    return;
                }
                to.getOutputStream().write(piece, 0, read);
                passed += read;
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitAt(long bytes, boolean toTheServer) throws InterruptedException {
        synchronized (gate) {
            if (bytes <= (toTheServer ? toServer : toCallers)) {
                return;
            }
            held.incrementAndGet();
            while (bytes > (toTheServer ? toServer : toCallers)) {
                gate.wait();
            }
            held.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        release();
        door.close();
        for (var socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
