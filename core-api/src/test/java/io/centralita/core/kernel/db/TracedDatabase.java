package io.centralita.core.kernel.db;

import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A database that remembers what it was asked: each transaction, and of each statement whether it reads or writes. */
public final class TracedDatabase extends Database {

    private final List<String> trace = new CopyOnWriteArrayList<>();

    public TracedDatabase(Pool pool) {
        super(pool);
    }

    /** What was asked since the last time. */
    public List<String> taken() {
        var taken = List.copyOf(trace);
        trace.clear();
        return taken;
    }

    @Override
    public <T> Uni<T> inWorkspace(WorkspaceId workspace, Function<SqlConnection, Uni<T>> work) {
        return super.inWorkspace(workspace, traced(work));
    }

    @Override
    public <T> Uni<T> asPlatform(Function<SqlConnection, Uni<T>> work) {
        return super.asPlatform(traced(work));
    }

    private <T> Function<SqlConnection, Uni<T>> traced(Function<SqlConnection, Uni<T>> work) {
        return connection -> {
            trace.add("transaction");
            return work.apply(SqlConnection.newInstance(watched(connection.getDelegate())));
        };
    }

    private io.vertx.sqlclient.SqlConnection watched(io.vertx.sqlclient.SqlConnection connection) {
        return (io.vertx.sqlclient.SqlConnection) Proxy.newProxyInstance(
                io.vertx.sqlclient.SqlConnection.class.getClassLoader(),
                new Class<?>[] {io.vertx.sqlclient.SqlConnection.class},
                (proxy, called, arguments) -> {
                    if (called.getName().toLowerCase(Locale.ROOT).endsWith("query")) {
                        trace.add(arguments[0].toString().startsWith("select") ? "read" : "write");
                    }
                    try {
                        return called.invoke(connection, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
