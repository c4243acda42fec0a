package io.centralita.load.wire;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/**
 * One kept-alive HTTP/1.1 connection that carries one request at a time, given as ready-made bytes. It costs little, so
 * that the generator does not measure itself. Use it on the event loop that opened it.
 */
public final class HttpConnection {

    private final NetSocket socket;
    private final ByteWindow window = new ByteWindow();
    private final AnswerReader reader = new AnswerReader();
    private AnswerHandler waiting;

    private HttpConnection(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::received);
        socket.closeHandler(ignored -> breakOff(new IllegalStateException("the server closed the connection")));
        socket.exceptionHandler(this::breakOff);
    }

    /** Connects. Fails with what the network says. */
    public static Future<HttpConnection> open(NetClient net, String host, int port) {
        return net.connect(port, host).map(HttpConnection::new);
    }

    /** Sends a whole request and calls the handler once, with the answer or with what broke the connection. */
    public void exchange(byte[] request, AnswerHandler handler) {
        if (waiting != null) {
            throw new IllegalStateException("one request at a time");
        }
        waiting = handler;
        socket.write(Buffer.buffer(request));
    }

    /** Closes the connection; a request under way is told that it broke. */
    public void close() {
        socket.close();
    }

    private void received(Buffer buffer) {
        window.append(buffer);
        AnswerReader.Whole whole = reader.read(window);
        if (whole == null) {
            return;
        }
        AnswerHandler handler = waiting;
        waiting = null;
        if (handler == null) {
            socket.close();
            return;
        }
        window.consume(whole.consumed());
        handler.answered(whole.answer());
    }

    private void breakOff(Throwable cause) {
        AnswerHandler handler = waiting;
        waiting = null;
        if (handler != null) {
            handler.broken(cause);
        }
    }

    /** Told how an exchange ended; called once. */
    public interface AnswerHandler {

        /** The server answered, with whatever status. The body is valid during this call. */
        void answered(HttpAnswer answer);

        /** The connection broke before an answer was whole; whether the server acted is unknown. */
        void broken(Throwable cause);
    }
}
