package io.centralita.core.kernel.http;

import io.centralita.core.kernel.problem.Alternative;
import io.centralita.core.kernel.problem.FieldError;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Written as JSON where no signature says so: a native executable has to be told. */
@RegisterForReflection(targets = {Problem.class, FieldError.class, Alternative.class, Page.class})
final class NativeViews {

    private NativeViews() {}
}
