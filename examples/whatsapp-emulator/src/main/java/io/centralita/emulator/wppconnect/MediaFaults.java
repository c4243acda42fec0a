package io.centralita.emulator.wppconnect;

import io.centralita.emulator.FaultKind;
import io.centralita.emulator.network.FaultDice;
import io.vertx.core.buffer.Buffer;

/** Bytes of files, damaged where the dice say. */
final class MediaFaults {

    private MediaFaults() {}

    static Buffer bytes(Buffer bytes, FaultDice dice) {
        if (bytes.length() == 0 || !dice.strikes(FaultKind.MEDIA_CORRUPT)) {
            return bytes;
        }
        Buffer changed = bytes.copy();
        int middle = changed.length() / 2;
        return changed.setByte(middle, (byte) ~changed.getByte(middle));
    }
}
