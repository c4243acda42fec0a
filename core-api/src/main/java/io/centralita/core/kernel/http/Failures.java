package io.centralita.core.kernel.http;

import com.fasterxml.jackson.core.JacksonException;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.problem.FieldError;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;

/**
 * From any failure to the problem a caller may see. What it cannot name is {@code internal_error}, with nothing of the
 * failure's own words.
 */
public final class Failures {

    private static final int DEPTH = 12;

    private Failures() {}

    public static ProblemException problemOf(Throwable failure) {
        if (failure instanceof NotFoundException) {
            return ProblemException.notFound();
        }
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEPTH; depth++) {
            var known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        return failure instanceof WebApplicationException web
                ? StatusProblems.of(web.getResponse().getStatus())
                : internal();
    }

    static ProblemException internal() {
        return ProblemException.of(ProblemCode.INTERNAL_ERROR, "The platform failed. The failure was logged.");
    }

    private static Optional<ProblemException> known(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return Optional.of(problem);
        }
        if (failure instanceof MalformedIdException malformed) {
            return Optional.of(ProblemException.invalid("", "malformed_id", malformed.detail()));
        }
        if (failure instanceof ConstraintViolationException violations) {
            return Optional.of(invalid(violations));
        }
        if (failure instanceof JacksonException json) {
            return Optional.of(JsonProblems.of(json));
        }
        return security(failure).or(() -> DatabaseProblems.of(failure));
    }

    private static Optional<ProblemException> security(Throwable failure) {
        if (failure instanceof ForbiddenException) {
            return Optional.of(StatusProblems.of(403));
        }
        if (failure instanceof UnauthorizedException || failure instanceof AuthenticationFailedException) {
            return Optional.of(StatusProblems.of(401));
        }
        return Optional.empty();
    }

    private static ProblemException invalid(ConstraintViolationException violations) {
        var errors = violations.getConstraintViolations().stream()
                .map(Failures::error)
                .toList();
        return new ProblemException(
                ProblemCode.VALIDATION_FAILED, "The request has fields that are not valid.", errors, null);
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        var position = 0;
        for (var node : violation.getPropertyPath()) {
            if (position++ > 1 && node.getName() != null) {
                path.append('/').append(JsonProblems.snake(node.getName()));
            }
        }
        var annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new FieldError(path.toString(), JsonProblems.snake(annotation), violation.getMessage());
    }
}
