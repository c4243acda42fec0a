package io.centralita.core.identity;

import io.vertx.core.json.JsonObject;

/** What facts tell of a user: enough for other rooms and the trail, no secret. */
final class UserFacts {

    private UserFacts() {}

    static JsonObject of(User user) {
        return new JsonObject()
                .put("id", user.id().toString())
                .put("email", user.email())
                .put("name", user.name())
                .put("role", user.role().wire())
                .put("status", user.status().wire())
                .put("capacity", user.capacity());
    }
}
