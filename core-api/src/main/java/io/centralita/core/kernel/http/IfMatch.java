package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code If-Match} of a change: strong comparison (RFC 9110, 13.1.1), so a weak tag never matches. */
public final class IfMatch {

    private final Set<String> tags;

    private IfMatch(Set<String> tags) {
        this.tags = tags;
    }

    /** @throws ProblemException {@code precondition_required} when the header is absent */
    public static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw ProblemException.of(
                    ProblemCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the resource you read.");
        }
        return new IfMatch(
                Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
    }

    /** @throws ProblemException {@code precondition_failed} when the resource has another version */
    public void check(long version) {
        if (!tags.contains("*") && !tags.contains(Answers.etag(version))) {
            throw ProblemException.of(
                    ProblemCode.PRECONDITION_FAILED, "The resource has changed since it was read. Read it again.");
        }
    }
}
