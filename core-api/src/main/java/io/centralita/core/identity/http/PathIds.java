package io.centralita.core.identity.http;

import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.function.Function;

/** Ids in paths: a text that is no id names nothing. */
final class PathIds {

    private PathIds() {}

    /** @throws ProblemException NOT_FOUND (404) */
    static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (MalformedIdException malformed) {
            throw ProblemException.notFound();
        }
    }
}
