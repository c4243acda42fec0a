package io.centralita.core.testing;

import static io.restassured.RestAssured.given;

import io.centralita.core.identity.NewWorkspace;
import io.centralita.core.identity.Role;
import io.centralita.core.identity.User;
import io.centralita.core.identity.Workspaces;
import io.centralita.core.identity.credentials.PasswordHasher;
import io.centralita.core.identity.store.IdentityTransactions;
import io.centralita.core.identity.store.UserRows;
import io.centralita.core.kernel.facts.Actor;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fresh workspaces with a user of each role, logged in over HTTP when first used: {@code var a = workspaces.create();} */
@ApplicationScoped
public class TestWorkspaces {

    public static final String PASSWORD = "correct horse battery staple";

    private final Workspaces workspaces;
    private final IdentityTransactions transactions;
    private final UserRows rows;
    private final Uni<String> passwordHash;

    TestWorkspaces(Workspaces workspaces, IdentityTransactions transactions, UserRows rows, PasswordHasher hasher) {
        this.workspaces = workspaces;
        this.transactions = transactions;
        this.rows = rows;
        this.passwordHash = hasher.hash(PASSWORD).memoize().indefinitely();
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
        var members = new Members();
        members.put(Role.OWNER, () -> login(made.owner(), made.ownerEmail(), slug));
        for (var role : Role.values()) {
            if (role != Role.OWNER) {
                members.put(role, insertUser(made.id(), slug, role));
            }
        }
        return new TestWorkspace(made.id(), slug, members);
    }

    /** One more user of a role, logged in. */
    public TestUser addUser(TestWorkspace workspace, Role role) {
        return insertUser(workspace.id(), workspace.slug(), role).get();
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

    /** Inserts the user with a password hashed once for all tests; the supplier logs it in. */
    private Supplier<TestUser> insertUser(WorkspaceId workspace, String slug, Role role) {
        var email = email(role, slug);
        var now = Instant.now();
        var user = new User(
                UserId.next(), email, "Test " + role.wire(), role, User.Status.ACTIVE, 10, List.of(), 1, now, now);
        passwordHash
                .flatMap(hash -> transactions.change(
                        workspace,
                        connection -> rows.insert(connection, workspace, user, hash)
                                .flatMap(ignored -> transactions.tell(
                                        connection, workspace, "user.created", Actor.SYSTEM, told(user)))))
                .await()
                .indefinitely();
        return () -> login(user.id(), email, slug);
    }

    private static JsonObject told(User user) {
        return new JsonObject()
                .put("id", user.id().toString())
                .put("email", user.email())
                .put("name", user.name())
                .put("role", user.role().wire())
                .put("status", "active");
    }

    private static String email(Role role, String slug) {
        return role.wire() + "-" + UUID.randomUUID().toString().substring(0, 8) + "@" + slug + ".test";
    }

    /** Logs a user in when a test first asks for it: a login costs as much as the rest of a test. */
    private static final class Members extends AbstractMap<Role, TestUser> {

        private final Map<Role, Supplier<TestUser>> logins = new EnumMap<>(Role.class);
        private final Map<Role, TestUser> users = new EnumMap<>(Role.class);

        void put(Role role, Supplier<TestUser> login) {
            logins.put(role, login);
        }

        @Override
        public synchronized @Nullable TestUser get(Object role) {
            return role instanceof Role known
                    ? users.computeIfAbsent(
                            known,
                            missing ->
                                    Objects.requireNonNull(logins.get(missing)).get())
                    : null;
        }

        @Override
        public Set<Entry<Role, TestUser>> entrySet() {
            logins.keySet().forEach(this::get);
            return users.entrySet();
        }
    }
}
