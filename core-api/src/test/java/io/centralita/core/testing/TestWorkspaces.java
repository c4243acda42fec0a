package io.centralita.core.testing;

import static io.restassured.RestAssured.given;

import io.centralita.core.identity.NewUser;
import io.centralita.core.identity.NewWorkspace;
import io.centralita.core.identity.Role;
import io.centralita.core.identity.Users;
import io.centralita.core.identity.Workspaces;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** Fresh workspaces with a user of each role, logged in over HTTP: {@code var a = workspaces.create();} */
@ApplicationScoped
public class TestWorkspaces {

    public static final String PASSWORD = "correct horse battery staple";

    private final Workspaces workspaces;
    private final Users users;

    TestWorkspaces(Workspaces workspaces, Users users) {
        this.workspaces = workspaces;
        this.users = users;
    }

    /** A user one can act as. */
    public record TestUser(UserId id, String email, String accessToken, String refreshToken) {
        /** A request that carries the user's token. */
        public RequestSpecification request() {
            return given().header("Authorization", "Bearer " + accessToken);
        }
    }

    /** A workspace that no other test uses. */
    public record TestWorkspace(WorkspaceId id, String slug, Map<Role, TestUser> users) {
        public TestUser owner() {
            return user(Role.OWNER);
        }

        public TestUser admin() {
            return user(Role.ADMIN);
        }

        public TestUser supervisor() {
            return user(Role.SUPERVISOR);
        }

        public TestUser agent() {
            return user(Role.AGENT);
        }

        public TestUser viewer() {
            return user(Role.VIEWER);
        }

        public TestUser user(Role role) {
            return users.get(role);
        }
    }

    /** A workspace with one user of each role. */
    public TestWorkspace create() {
        var slug = "t-" + UUID.randomUUID().toString().substring(0, 18);
        var made = workspaces
                .create(new NewWorkspace("Test", slug, email(Role.OWNER, slug), "Test owner", PASSWORD))
                .await()
                .indefinitely();
        var members = new EnumMap<Role, TestUser>(Role.class);
        members.put(Role.OWNER, login(made.owner(), made.ownerEmail(), slug));
        for (var role : Role.values()) {
            if (role != Role.OWNER) {
                members.put(role, addUser(made.id(), slug, role));
            }
        }
        return new TestWorkspace(made.id(), slug, members);
    }

    /** One more user of a role, logged in. */
    public TestUser addUser(TestWorkspace workspace, Role role) {
        return addUser(workspace.id(), workspace.slug(), role);
    }

    /** Logs in over HTTP. */
    public TestUser login(UserId id, String email, String slug) {
        var grant = given().contentType("application/json")
                .body(Map.of("email", email, "password", PASSWORD, "workspace", slug))
                .post("/v1/auth/login")
                .then()
                .statusCode(200)
                .extract();
        return new TestUser(id, email, grant.path("access_token"), grant.path("refresh_token"));
    }

    private TestUser addUser(WorkspaceId workspace, String slug, Role role) {
        var email = email(role, slug);
        var user = users.create(workspace, Actor.SYSTEM, new NewUser(email, "Test " + role.wire(), role, PASSWORD, 10))
                .await()
                .indefinitely();
        return login(user.id(), email, slug);
    }

    private static String email(Role role, String slug) {
        return role.wire() + "-" + UUID.randomUUID().toString().substring(0, 8) + "@" + slug + ".test";
    }
}
