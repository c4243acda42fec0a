package io.centralita.load.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A provider that is there and never answers: the kernel takes connections for it, and nobody reads from them. */
public final class DeadEnd implements AutoCloseable {

    private static final int BACKLOG = 4_096;

    private final ServerSocket socket;

    private DeadEnd(ServerSocket socket) {
        this.socket = socket;
    }

    /** On a free loopback port. */
    public static DeadEnd open() {
        try {
            return new DeadEnd(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where it does not answer. */
    public String baseUrl() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
