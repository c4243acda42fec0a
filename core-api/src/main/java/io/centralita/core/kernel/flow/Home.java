package io.centralita.core.kernel.flow;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Back to where it was asked. */
public final class Home {

    private Home() {}

    /** The same answer, told on the context this is called on; anywhere, when it is called on none. */
    public static <T> Uni<T> of(Uni<T> answer) {
        var context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(work -> context.runOnContext(ignored -> work.run()));
    }
}
