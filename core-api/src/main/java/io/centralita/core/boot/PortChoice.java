package io.centralita.core.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A loopback port of one's own: the same at each start while it is free. */
final class PortChoice {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private PortChoice() {}

    static int in(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve("postgres.port");
        if (Files.exists(file)) {
            String last = Files.readString(file).strip();
            if (last.matches("\\d{1,5}") && isFree(Integer.parseInt(last))) {
                return Integer.parseInt(last);
            }
        }
        int fresh = bind(0);
        FileTree.replace(file, fresh + "\n", "rw-r--r--");
        return fresh;
    }

    static boolean isFree(int port) {
        try {
            return bind(port) == port;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return socket.getLocalPort();
        }
    }
}
