package io.centralita.core.identity;

/** A bean of a room that opens a path under {@code /v1} to callers without a bearer token. Everything else is closed. */
public interface PublicRoute {

    /** @param path decoded, starting with {@code /v1/} */
    boolean opens(String method, String path);
}
