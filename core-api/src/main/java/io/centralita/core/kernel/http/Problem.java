package io.centralita.core.kernel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.centralita.core.kernel.problem.Alternative;
import io.centralita.core.kernel.problem.FieldError;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of every failure, RFC 9457 with the platform's members.
 *
 * @param instance names the request, never the resource: the answer for another workspace's id is that for a random one
 * @param retryable whether the same request may succeed later, unchanged
 * @param allowed for a send that is refused: what would be taken instead
 */
@Schema
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        boolean retryable,
        List<FieldError> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Alternative allowed) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemException problem, String requestId) {
        var code = problem.code();
        return new Problem(
                "/v1/errors/" + code.wire(),
                code.title(),
                code.status(),
                problem.detail(),
                "urn:centralita:request:" + requestId,
                code.wire(),
                requestId,
                code.retryable(),
                problem.errors(),
                problem.alternative().orElse(null));
    }
}
