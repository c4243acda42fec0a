package io.centralita.core.identity.http;

import io.centralita.core.identity.CurrentCaller;
import io.centralita.core.identity.Permission;
import io.centralita.core.identity.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The roles there are and what each may do. */
@Path("/v1/roles")
public class RoleResource {

    private final CurrentCaller caller;

    RoleResource(CurrentCaller caller) {
        this.caller = caller;
    }

    public record RoleView(String name, String description, List<String> permissions) {
        static RoleView of(Role role) {
            return new RoleView(
                    role.wire(),
                    role.description(),
                    role.permissions().stream().map(Permission::wire).sorted().toList());
        }
    }

    public record RoleList(List<RoleView> data) {}

    @GET
    @Operation(operationId = "listRoles", summary = "The roles and what each may do")
    public RoleList list() {
        caller.with(Permission.USERS_READ);
        return new RoleList(Arrays.stream(Role.values()).map(RoleView::of).toList());
    }
}
