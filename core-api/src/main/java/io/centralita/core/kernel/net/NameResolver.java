package io.centralita.core.kernel.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** All addresses of a name. Answers without blocking the caller. */
public interface NameResolver {

    Future<List<InetAddress>> resolve(String name);
}
