package io.centralita.channel.wppconnect.send;

import io.centralita.channel.wppconnect.stream.PieceFlow;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Flow;

/** A head, a file in base64, a tail. */
final class Base64Flow extends PieceFlow {
    private static final int GROUP = 3;

    private final byte[] head;
    private final byte[] tail;
    private byte[] carried = new byte[0];

    Base64Flow(Flow.Subscriber<? super ByteBuffer> reader, byte[] head, byte[] tail) {
        super(reader);
        this.head = head;
        this.tail = tail;
    }

    @Override
    protected byte[] opening() {
        return head;
    }

    @Override
    protected byte[] converted(ByteBuffer next) {
        byte[] all = Arrays.copyOf(carried, carried.length + next.remaining());
        next.get(all, carried.length, next.remaining());
        int whole = all.length / GROUP * GROUP;
        carried = Arrays.copyOfRange(all, whole, all.length);
        return Base64.getEncoder().encode(whole == all.length ? all : Arrays.copyOf(all, whole));
    }

    @Override
    protected byte[] closing() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(8);
        rest.writeBytes(Base64.getEncoder().encode(carried));
        rest.writeBytes(tail);
        return rest.toByteArray();
    }
}
