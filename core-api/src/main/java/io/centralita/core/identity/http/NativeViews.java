package io.centralita.core.identity.http;

import io.centralita.core.identity.ApiKey;
import io.centralita.core.identity.Team;
import io.centralita.core.identity.User;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Jackson writes without a resource's signature naming it. */
@RegisterForReflection(
        targets = {
            User.class,
            Team.class,
            ApiKey.class,
            UserResource.CreatedUser.class,
            ApiKeyResource.CreatedApiKey.class,
            UserResource.PasswordReset.class,
            OAuthError.class,
            io.centralita.core.identity.AccessGrant.class
        })
final class NativeViews {

    private NativeViews() {}
}
