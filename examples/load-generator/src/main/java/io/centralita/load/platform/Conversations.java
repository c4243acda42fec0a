package io.centralita.load.platform;

import io.centralita.load.measure.DeliveryLedger;
import io.centralita.load.traffic.ProviderIds;
import io.centralita.load.traffic.SentNumber;
import io.centralita.load.wire.Bytes;
import io.centralita.load.wire.HttpConnection;
import io.centralita.load.wire.Line;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** Reads conversations and their messages back by REST. For the event loop. */
public final class Conversations {

    private static final byte[] CONVERSATION = Bytes.ascii("\"id\":\"cnv_");
    private static final byte[] PROVIDER_ID = Bytes.ascii("\"provider_message_id\":\"");
    private static final int CONNECTIONS = 4;

    private final Line line;
    private final PageWalk walk;

    /** Reads as the bearer of a token. */
    public Conversations(Line line, String token) {
        this.line = line;
        this.walk = new PageWalk(line, token);
    }

    /** The ids of all open conversations of these channels. */
    public Future<List<String>> idsOf(List<SentNumber> numbers) {
        return idsIn(numbers.stream().map(SentNumber::channelId).toList());
    }

    /** The ids of all open conversations of channels, by the channels' ids. */
    public Future<List<String>> idsIn(List<String> channels) {
        List<String> ids = new ArrayList<>();
        Deque<String> paths = new ArrayDeque<>();
        channels.forEach(channel -> paths.add("/v1/conversations?status=open&limit=200&channel_id=" + channel));
        return readAll(paths, (bytes, from, to) -> {
                    eachId(bytes, from, to, ids);
                    return true;
                })
                .map(ids);
    }

    /** How many conversations are open, counted no further than {@code enough}. */
    public Future<Integer> count(int enough) {
        List<String> ids = new ArrayList<>();
        Deque<String> paths = new ArrayDeque<>(List.of("/v1/conversations?status=open&limit=200"));
        return readAll(paths, (bytes, from, to) -> {
                    eachId(bytes, from, to, ids);
                    return ids.size() < enough;
                })
                .map(ignored -> ids.size());
    }

    /** Shows every message of these conversations to an audience of the ledger. */
    public Future<Void> readMessages(List<String> conversations, DeliveryLedger ledger, int audience, ProviderIds ids) {
        Deque<String> paths = new ArrayDeque<>();
        conversations.forEach(id -> paths.add("/v1/conversations/" + id + "/messages?limit=200"));
        return readAll(paths, (bytes, from, to) -> {
            int at = Bytes.after(bytes, PROVIDER_ID, from, to);
            while (at >= 0) {
                if (ids.next(bytes, at, Math.min(to, at + 64)) >= 0) {
                    int digits = ids.next(bytes, at, to);
                    ledger.arrived(audience, ids.number(bytes, digits), System.nanoTime());
                }
                at = Bytes.after(bytes, PROVIDER_ID, at, to);
            }
            return true;
        });
    }

    private Future<Void> readAll(Deque<String> paths, PageWalk.PageReader reader) {
        List<Future<Void>> readers = IntStream.range(0, CONNECTIONS)
                .mapToObj(n -> line.connect().compose(connection -> readNext(connection, paths, reader)))
                .toList();
        return Future.all(readers).mapEmpty();
    }

    private Future<Void> readNext(HttpConnection connection, Deque<String> paths, PageWalk.PageReader reader) {
        String path = paths.poll();
        if (path == null) {
            connection.close();
            return Future.succeededFuture();
        }
        return walk.read(connection, path, reader).compose(done -> readNext(connection, paths, reader));
    }

    private static void eachId(byte[] bytes, int from, int to, List<String> ids) {
        int at = Bytes.after(bytes, CONVERSATION, from, to);
        while (at >= 0) {
            ids.add("cnv_" + Bytes.untilQuote(bytes, at, to));
            at = Bytes.after(bytes, CONVERSATION, at, to);
        }
    }
}
