package io.centralita.core.channels.inbox;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class InboxLaneFactory {

    private final InboxStore store;
    private final BatchWorker worker;

    InboxLaneFactory(InboxStore store, BatchWorker worker) {
        this.store = store;
        this.worker = worker;
    }

    InboxLane create(LaneLease lease) {
        return new InboxLane(lease, store, worker);
    }
}
