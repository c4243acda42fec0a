package io.centralita.core.kernel.http;

/** A bean of a room that reads the bodies of some requests itself, streaming and under a limit of its own. */
public interface LargeBodies {

    /** @param path as it stands in the request line, without the query */
    boolean take(String method, String path);
}
