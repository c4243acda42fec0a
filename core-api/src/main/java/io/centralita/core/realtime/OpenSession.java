package io.centralita.core.realtime;

/** A session as the edge knows it. All calls come on the socket's event loop. */
public interface OpenSession {

    void received(String text);

    /** Something came that no frame of the protocol can be: binary, or broken. */
    void receivedJunk();

    /** The socket is gone. */
    void left();
}
