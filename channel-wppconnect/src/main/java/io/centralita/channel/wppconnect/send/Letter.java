package io.centralita.channel.wppconnect.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.context.HttpContent;
import io.centralita.channel.wppconnect.json.JsonBytes;
import org.jspecify.annotations.Nullable;

/**
 * A call that sends one message.
 *
 * @param route where
 * @param fields all but the bytes of a file
 * @param fileField where the file goes, as a data URL; null when there is none
 * @param file null when there is none
 */
record Letter(
        String route,
        ObjectNode fields,
        @Nullable String fileField,
        @Nullable StoredMedia file) {

    static Letter of(String route, ObjectNode fields) {
        return new Letter(route, fields, null, null);
    }

    /** Made anew for each attempt; a file is streamed. */
    HttpContent content() {
        return fileField == null || file == null
                ? HttpContent.json(JsonBytes.write(fields))
                : Base64Body.of(fields, fileField, file);
    }
}
