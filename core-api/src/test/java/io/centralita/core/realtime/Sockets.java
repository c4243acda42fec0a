package io.centralita.core.realtime;

import io.centralita.core.testing.TestWorkspaces.TestUser;
import java.net.URI;

/** Where the sockets of the application under test are. */
final class Sockets {

    private final URI uri;

    Sockets(URI http) {
        this.uri = URI.create(http.toString().replaceFirst("^http", "ws"));
    }

    URI uri() {
        return uri;
    }

    SocketClient open(TestUser user) {
        return SocketClient.open(uri, "Authorization", "Bearer " + user.accessToken());
    }

    SocketClient openDeaf(TestUser user) {
        return SocketClient.openDeaf(uri, "Authorization", "Bearer " + user.accessToken());
    }

    URI withTicket(String ticket) {
        return URI.create(uri + "?ticket=" + ticket);
    }
}
