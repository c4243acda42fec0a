package io.centralita.core.realtime.http;

import io.centralita.core.realtime.OpenSession;
import io.centralita.core.realtime.Sessions;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;

/** {@code GET /v1/realtime}: hands what comes to the connection's session. Everything runs on the socket's event loop. */
@WebSocket(path = "/v1/realtime", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public class RealtimeEndpoint {

    static final TypedKey<Admission> ADMISSION = new TypedKey<>("admission");
    private static final TypedKey<OpenSession> SESSION = new TypedKey<>("session");

    private final Sessions sessions;

    RealtimeEndpoint(Sessions sessions) {
        this.sessions = sessions;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        var admission = connection.userData().remove(ADMISSION);
        var session = sessions.open(
                connection.id(),
                admission.channel(),
                admission.caller(),
                (code, reason) -> connection
                        .close(new CloseReason(code, reason))
                        .subscribe()
                        .with(closed -> {}, failure -> admission.channel().close()));
        connection.userData().put(SESSION, session);
    }

    @OnTextMessage
    @NonBlocking
    void text(String frame, WebSocketConnection connection) {
        var session = connection.userData().get(SESSION);
        if (session != null) {
            session.received(frame);
        }
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer junk, WebSocketConnection connection) {
        var session = connection.userData().get(SESSION);
        if (session != null) {
            session.receivedJunk();
        }
    }

    @OnError
    @NonBlocking
    void broken(Throwable failure, WebSocketConnection connection) {
        var session = connection.userData().get(SESSION);
        if (session != null) {
            session.receivedJunk();
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        var session = connection.userData().get(SESSION);
        if (session != null) {
            session.left();
        }
    }
}
