package io.centralita.core.kernel.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.centralita.core.kernel.ids.MalformedIdException;
import io.centralita.core.kernel.problem.ProblemCode;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.List;
import java.util.Locale;

/** What Jackson says about a request body: text that is no JSON is 400, JSON that does not fit is 422. */
final class JsonProblems {

    private JsonProblems() {}

    static ProblemException of(JacksonException failure) {
        if (failure instanceof InvalidDefinitionException) {
            return Failures.internal();
        }
        if (failure instanceof JsonMappingException mapping) {
            return fitting(mapping);
        }
        if (failure instanceof StreamConstraintsException limit && !deep(limit)) {
            return StatusProblems.of(413);
        }
        return ProblemException.of(ProblemCode.MALFORMED_REQUEST, detail(failure));
    }

    private static ProblemException fitting(JsonMappingException failure) {
        if (failure.getCause() instanceof JacksonException inner && !(inner instanceof JsonMappingException)) {
            return of(inner);
        }
        if (failure.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (String.valueOf(failure.getOriginalMessage()).startsWith("Trailing token")) {
            return ProblemException.of(ProblemCode.MALFORMED_REQUEST, "The body goes on after its JSON.");
        }
        var pointer = pointer(failure);
        if (failure instanceof UnrecognizedPropertyException) {
            return ProblemException.invalid(pointer, "unknown_field", "There is no such field, or it is read-only.");
        }
        if (failure.getCause() instanceof MalformedIdException malformed) {
            return ProblemException.invalid(pointer, "malformed_id", malformed.detail());
        }
        if (failure instanceof ValueInstantiationException || failure instanceof MismatchedInputException) {
            return ProblemException.invalid(pointer, "wrong_type", "The value is not of the kind expected here.");
        }
        return ProblemException.of(ProblemCode.MALFORMED_REQUEST, "The body is not the JSON expected here.");
    }

    private static boolean deep(StreamConstraintsException limit) {
        return String.valueOf(limit.getOriginalMessage()).contains("nesting depth");
    }

    private static String detail(JacksonException failure) {
        if (failure instanceof StreamConstraintsException) {
            return "The body is nested too deeply.";
        }
        var location = failure.getLocation();
        var where = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate field")
                ? "The body names a field twice" + where + "."
                : "The body is not valid JSON" + where + ".";
    }

    private static String pointer(JsonMappingException failure) {
        return pointer(failure.getPath());
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            pointer.append('/').append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : escaped(step));
        }
        return pointer.toString();
    }

    private static String escaped(JsonMappingException.Reference step) {
        return step.getFieldName().replace("~", "~0").replace("/", "~1");
    }

    static String snake(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
