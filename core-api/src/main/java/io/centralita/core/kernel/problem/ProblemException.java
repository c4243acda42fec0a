package io.centralita.core.kernel.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is a problem. One mapper at the edge turns it into problem+json; it carries no stack. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable Alternative alternative;

    public ProblemException(ProblemCode code, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        this(code, detail, errors, retryAfter, null);
    }

    private ProblemException(
            ProblemCode code,
            String detail,
            List<FieldError> errors,
            @Nullable Duration retryAfter,
            @Nullable Alternative alternative) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
        this.alternative = alternative;
    }

    /** A refusal that says what would be taken instead. */
    public static ProblemException instead(ProblemCode code, FieldError error, Alternative alternative) {
        return new ProblemException(code, error.detail(), List.of(error), null, alternative);
    }

    public static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(code, detail, List.of(), null);
    }

    public static ProblemException later(ProblemCode code, String detail, Duration retryAfter) {
        return new ProblemException(code, detail, List.of(), retryAfter);
    }

    public static ProblemException invalid(String pointer, String code, String detail) {
        return new ProblemException(
                ProblemCode.VALIDATION_FAILED, detail, List.of(new FieldError(pointer, code, detail)), null);
    }

    /** The same for an id that never was and one of another workspace: nothing is told. */
    public static ProblemException notFound() {
        return of(ProblemCode.NOT_FOUND, "There is no such resource.");
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Optional<Alternative> alternative() {
        return Optional.ofNullable(alternative);
    }
}
