package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;

/** The problem of a bare HTTP status, as the framework's own failures carry one. */
final class StatusProblems {

    private StatusProblems() {}

    static ProblemException of(int status) {
        return switch (status) {
            case 400 -> problem(ProblemCode.MALFORMED_REQUEST, "The request cannot be read.");
            case 401 -> problem(ProblemCode.UNAUTHENTICATED, "A valid bearer token or API key is required.");
            case 403 -> problem(ProblemCode.FORBIDDEN, "The credential does not grant this.");
            case 404 -> ProblemException.notFound();
            case 405 -> problem(ProblemCode.METHOD_NOT_ALLOWED, "The method does not apply to this resource.");
            case 406 -> problem(ProblemCode.NOT_ACCEPTABLE, "The resource has no such representation.");
            case 412 -> problem(ProblemCode.PRECONDITION_FAILED, "The resource has changed since it was read.");
            case 413 -> problem(ProblemCode.PAYLOAD_TOO_LARGE, "The body is larger than this door takes.");
            case 414, 431 -> problem(ProblemCode.MALFORMED_REQUEST, "The request line or a header is too long.");
            case 415 -> problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "The content type is not accepted here.");
            case 416 -> problem(ProblemCode.RANGE_NOT_SATISFIABLE, "The range is outside the content.");
            case 422 -> problem(ProblemCode.VALIDATION_FAILED, "The request is not valid.");
            case 501 -> problem(ProblemCode.NOT_IMPLEMENTED_METHOD, "The method is unknown.");
            default ->
                status >= 400 && status < 500
                        ? problem(ProblemCode.MALFORMED_REQUEST, "The request cannot be served.")
                        : Failures.internal();
        };
    }

    private static ProblemException problem(ProblemCode code, String detail) {
        return ProblemException.of(code, detail);
    }
}
