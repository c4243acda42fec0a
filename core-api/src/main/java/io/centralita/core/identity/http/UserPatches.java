package io.centralita.core.identity.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.core.identity.Role;
import io.centralita.core.identity.User;
import io.centralita.core.identity.UserPatch;
import io.centralita.core.kernel.http.MergePatch;
import io.centralita.core.kernel.problem.ProblemException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a merge patch of a user. Every field of a user has a value, so null clears nothing. */
final class UserPatches {

    private static final Set<String> CHANGEABLE = Set.of("name", "role", "status", "capacity");

    private UserPatches() {}

    /** @throws ProblemException VALIDATION_FAILED (422) for an unknown, read-only or unfit field */
    static UserPatch read(@Nullable JsonNode body) {
        MergePatch.of(body, CHANGEABLE);
        var fields = Bodies.required("", body);
        return new UserPatch(
                text(fields, "name", Function.identity()),
                text(fields, "role", Role::fromString),
                text(fields, "status", User.Status::fromString),
                whole(fields, "capacity"));
    }

    private static <T> @Nullable T text(JsonNode fields, String name, Function<String, T> read) {
        var value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name);
        }
        try {
            return read.apply(value.textValue());
        } catch (IllegalArgumentException unknown) {
            throw wrong(name);
        }
    }

    private static @Nullable Integer whole(JsonNode fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name);
        }
        return value.intValue();
    }

    private static ProblemException wrong(String name) {
        return ProblemException.invalid("/" + name, "wrong_type", "The value is not of the kind expected here.");
    }
}
