package io.centralita.core.identity;

import io.centralita.core.kernel.secrets.SampleSecrets;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The first start, before a request is served: a signing key, a workspace and its owner. The owner's password is random
 * and printed once, unless it was configured; it is never a default.
 */
@ApplicationScoped
class Bootstrap {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "centralita.bootstrap.owner-password";

    private final Workspaces workspaces;
    private final KeyRotation keys;
    private final String workspace;
    private final String email;
    private final Optional<String> password;

    Bootstrap(
            Workspaces workspaces,
            KeyRotation keys,
            @ConfigProperty(name = "centralita.bootstrap.workspace", defaultValue = "main") String workspace,
            @ConfigProperty(name = "centralita.bootstrap.owner-email", defaultValue = "owner@localhost") String email,
            @ConfigProperty(name = PASSWORD) Optional<String> password) {
        this.workspaces = workspaces;
        this.keys = keys;
        this.workspace = workspace;
        this.email = email;
        this.password = password;
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        password.ifPresent(configured -> SampleSecrets.refuse(PASSWORD, configured));
        keys.start().await().atMost(PATIENCE);
        var wanted = new NewWorkspace(workspace, workspace, email, "Owner", password.orElse(null));
        workspaces.createFirst(wanted).await().atMost(PATIENCE).ifPresent(this::announce);
    }

    /** To the terminal, not to the log: logs are kept and shipped. */
    private void announce(CreatedWorkspace made) {
        var secret = password.isPresent() ? "as configured" : made.ownerPassword() + "   (shown only now)";
        System.out.printf(
                "%n  The first workspace is ready.%n    workspace  %s%n    e-mail     %s%n    password   %s%n%n",
                made.slug(), made.ownerEmail(), secret);
    }
}
