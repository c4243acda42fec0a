package io.centralita.core.routing.http;

import io.centralita.core.routing.ConsideredUser;
import io.centralita.core.routing.Presence;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Written as JSON where no signature says so: a native executable has to be told. */
@RegisterForReflection(targets = {ConsideredUser.class, Presence.class})
final class NativeViews {

    private NativeViews() {}
}
