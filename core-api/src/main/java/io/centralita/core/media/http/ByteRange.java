package io.centralita.core.media.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of a content.
 *
 * @param first the first byte
 * @param length how many
 */
record ByteRange(long first, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Empty when the whole is to be served: no range, several, or one in a form that is not understood.
     *
     * @throws ProblemException RANGE_NOT_SATISFIABLE when it lies outside
     */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        var match = ONE.matcher(header == null ? "" : header.strip());
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return Optional.empty();
        }
        return match.group(1).isEmpty()
                ? Optional.of(last(Long.parseLong(match.group(2)), size))
                : between(Long.parseLong(match.group(1)), match.group(2), size);
    }

    private static ByteRange last(long count, long size) {
        if (count == 0) {
            throw outside();
        }
        var length = Math.min(count, size);
        return new ByteRange(size - length, length);
    }

    private static Optional<ByteRange> between(long first, String lastText, long size) {
        var last = lastText.isEmpty() ? size - 1 : Math.min(Long.parseLong(lastText), size - 1);
        if (!lastText.isEmpty() && Long.parseLong(lastText) < first) {
            return Optional.empty();
        }
        if (first >= size) {
            throw outside();
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }

    private static ProblemException outside() {
        return ProblemException.of(ProblemCode.RANGE_NOT_SATISFIABLE, "The range is outside the content.");
    }
}
