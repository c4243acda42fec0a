package io.centralita.emulator.wppconnect;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * A request that was let in.
 *
 * @param request the request
 * @param session whose it is
 * @param argument the last part of the path, or empty
 * @param body what it holds
 */
record Call(HttpServerRequest request, WppSession session, String argument, RequestBody body) {

    HttpServerResponse response() {
        return request.response();
    }
}
