package io.centralita.channel.metacloud.errors;

import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of errors.
 *
 * @param firstCode the code, or the first of a range
 * @param lastCode the code, or the last of a range
 * @param kind in our words
 * @param retryable whether the same message may go out later
 * @param pause how long the provider wants to be left alone; null when it did not ask for it
 * @param meaning a sentence for a person
 * @param action what a person can do
 */
public record ErrorMeaning(
        long firstCode,
        long lastCode,
        ErrorKind kind,
        boolean retryable,
        @Nullable Duration pause,
        String meaning,
        String action) {

    static ErrorMeaning unknown(long code) {
        return new ErrorMeaning(
                code, code, ErrorKind.CONTENT, false, null, "Unknown error " + code, "See the provider's words");
    }

    boolean covers(long code) {
        return firstCode <= code && code <= lastCode;
    }

    /** As an error of the SPI: the provider's very code, and its words after ours. */
    public SendError asError(String code, String providerWords) {
        return new SendError(kind, code, meaning + " (" + providerWords + ")", retryable);
    }

    /** Reads {@code code,kind,again,meaning,action}; {@code again} is never, later, or a pause in seconds. */
    static ErrorMeaning parse(String line) {
        List<String> cells = cells(line);
        String[] codes = cells.get(0).split("-", 2);
        String again = cells.get(2);
        boolean paused = Character.isDigit(again.charAt(0));
        return new ErrorMeaning(
                Long.parseLong(codes[0]),
                Long.parseLong(codes[codes.length - 1]),
                ErrorKind.valueOf(cells.get(1)),
                paused || again.equals("later"),
                paused ? Duration.ofSeconds(Long.parseLong(again)) : null,
                cells.get(3),
                cells.get(4));
    }

    /** Cells are separated by commas; one in double quotes may hold commas. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
