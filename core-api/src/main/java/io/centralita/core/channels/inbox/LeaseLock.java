package io.centralita.core.channels.inbox;

/** The words that hold leases against a takeover; for whoever writes in one statement with what the leases allow. */
public final class LeaseLock {

    private LeaseLock() {}

    /**
     * A query that answers lane and fence of those leases that are still the node's, and locks their keys to the end of the
     * transaction: whoever wants to take a lane over waits for our commit. The workspace is {@code $1}.
     *
     * @param node a parameter, as are the others
     * @param lanes array of smallint
     * @param fences array of bigint, beside the lanes; null where none is meant
     */
    public static String held(String node, String lanes, String fences) {
        return """
                select lane, fence from lanes
                where workspace_id = $1 and owner = %s
                  and (lane, fence) in (select * from unnest(%s::smallint[], %s::bigint[]))
                for key share""".formatted(node, lanes, fences);
    }
}
