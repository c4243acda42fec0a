package io.centralita.channel.wppconnect.server;

import io.centralita.channel.spi.outbound.MediaException;
import io.centralita.channel.wppconnect.json.NotJsonException;
import io.centralita.channel.wppconnect.stream.FileScanner;
import io.centralita.channel.wppconnect.stream.PieceFlow;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** The file out of an answer, from where it began. */
final class FileFlow extends PieceFlow {
    private final FileScanner scanner;
    private final byte[] beginning;

    FileFlow(Flow.Subscriber<? super ByteBuffer> reader, FileScanner scanner, byte[] beginning) {
        super(reader);
        this.scanner = scanner;
        this.beginning = beginning;
    }

    @Override
    protected byte[] opening() {
        return beginning;
    }

    @Override
    protected byte[] converted(ByteBuffer next) throws MediaException {
        try {
            return scanner.scan(next);
        } catch (NotJsonException unfit) {
            throw FileAnswer.unreadable();
        }
    }

    @Override
    protected byte[] closing() throws MediaException {
        try {
            scanner.end();
            return new byte[0];
        } catch (NotJsonException unfit) {
            throw FileAnswer.unreadable();
        }
    }

    @Override
    protected Throwable told(Throwable cause) {
        return FileAnswer.brokeOff();
    }
}
