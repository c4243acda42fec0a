package io.centralita.load.platform;

import io.centralita.load.measure.DeliveryLedger;
import io.centralita.load.measure.Latencies;
import io.centralita.load.measure.Report;
import io.centralita.load.traffic.ProviderIds;
import io.centralita.load.wire.Bytes;
import io.centralita.load.wire.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of everybody in an office, and what came over them. Audience 0 of the ledger is all agents together, each
 * supervisor is one more. For the event loop, but for {@link #open}.
 */
public final class Floor {

    private static final byte[] MESSAGE_CREATED = Bytes.ascii("\"message.created\"");
    private static final int OPEN_SECONDS = 30;

    private final DeliveryLedger ledger;
    private final ProviderIds ids;
    private final Latencies toAgent = new Latencies();
    private final List<Stream> streams = new ArrayList<>();

    private Floor(DeliveryLedger ledger, ProviderIds ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** Opens the sockets of all agents and supervisors. */
    public static Floor open(Line line, Office office, DeliveryLedger ledger, ProviderIds ids) {
        Floor floor = new Floor(ledger, ids);
        for (String agent : office.agents()) {
            floor.add(line, agent, 0);
        }
        int audience = 1;
        for (String supervisor : office.supervisors()) {
            floor.add(line, supervisor, audience++);
        }
        return floor;
    }

    /** From a message's due time to its arrival at an agent. */
    public Latencies toAgent() {
        return toAgent;
    }

    /** Adds what is to say about the sockets themselves; a broken promise is a fault. */
    public void report(Report report) {
        long events = 0;
        int gaps = 0;
        int resets = 0;
        for (Stream stream : streams) {
            events += stream.events();
            gaps += stream.gaps();
            resets += stream.resets();
            if (!stream.trouble().isEmpty()) {
                report.fault("socket: " + stream.trouble());
            }
        }
        report.put("socket_events", events).put("socket_gaps", gaps).put("socket_resets", resets);
        if (gaps + resets > 0) {
            report.fault("sockets: " + gaps + " gaps, " + resets + " resets");
        }
    }

    /** What is wrong with any socket by now; empty when nothing is. */
    public String trouble() {
        return streams.stream()
                .map(Stream::trouble)
                .filter(trouble -> !trouble.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Closes all sockets. */
    public void close() {
        streams.forEach(Stream::close);
    }

    private void add(Line line, String token, int audience) {
        streams.add(line.await(
                () -> Stream.open(line, token, (bytes, from, to, nanos) -> arrived(audience, bytes, from, to, nanos)),
                OPEN_SECONDS));
    }

    private void arrived(int audience, byte[] bytes, int from, int to, long nanos) {
        if (Bytes.indexOf(bytes, MESSAGE_CREATED, from, to) < 0) {
            return;
        }
        int digits = ids.next(bytes, from, to);
        if (digits < 0) {
            return;
        }
        int message = ids.number(bytes, digits);
        boolean first = ledger.arrived(audience, message, nanos);
        if (first && audience == 0) {
            toAgent.add(nanos - ledger.due(message));
        }
    }
}
