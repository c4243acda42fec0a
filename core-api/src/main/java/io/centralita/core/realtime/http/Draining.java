package io.centralita.core.realtime.http;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node is going away. */
@ApplicationScoped
class Draining {

    private volatile boolean underWay;

    boolean isUnderWay() {
        return underWay;
    }

    void begin() {
        underWay = true;
    }
}
