package io.centralita.core.identity;

import static io.centralita.core.identity.Api.me;
import static org.hamcrest.Matchers.equalTo;

import io.centralita.core.identity.credentials.AccessToken;
import io.centralita.core.identity.credentials.AccessTokens;
import io.centralita.core.identity.credentials.SigningKey;
import io.centralita.core.identity.credentials.SigningKeys;
import io.centralita.core.kernel.db.Database;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.testing.TestWorkspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack cases 21 to 28: tokens that are almost ours. The control is the same token, made right. */
@QuarkusTest
class AccessTokenAttacksTest {

    @Inject
    TestWorkspaces workspaces;

    @Inject
    SigningKeys keys;

    @Inject
    AccessTokens tokens;

    @Inject
    KeyRotation rotation;

    @Inject
    Database database;

    private TestWorkspaces.TestWorkspace workspace;
    private JwtClaims claims;

    @BeforeEach
    void takeAValidTokensClaims() throws Exception {
        workspace = workspaces.create();
        var payload = workspace.agent().accessToken().split("\\.")[1];
        claims = JwtClaims.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }

    @Test
    void shouldTakeTheControl() throws Exception {
        me(signed(jws -> {})).statusCode(200);
    }

    @Test
    void attack21ShouldRefuseAlgNone() {
        var header = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\""
                + keys.signing().kid() + "\"}");
        refused(header + "." + encoded(claims.toJson()) + ".");
        refused(header + "." + encoded(claims.toJson()) + "."
                + workspace.agent().accessToken().split("\\.")[2]);
    }

    @Test
    void attack22ShouldRefuseHs256SignedWithThePublicKey() throws Exception {
        var secret = keys.signing().publicKey().getEncoded();
        refused(signed(jws -> {
            jws.setAlgorithmHeaderValue("HS256");
            jws.setKey(new HmacKey(secret));
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "../../x", "' or 1=1 --", "", "/dev/null"})
    void attack23ShouldRefuseAKidThatIsNotOurs(String kid) throws Exception {
        var stranger = SigningKey.next(Instant.now());
        refused(signed(jws -> {
            jws.setKeyIdHeaderValue(kid);
            jws.setKey(stranger.privateKey());
        }));
        refused(signed(jws -> jws.setKeyIdHeaderValue(kid)));
    }

    @Test
    void attack24ShouldRefuseEmbeddedKeysAndCriticalHeaders() throws Exception {
        var stranger = SigningKey.next(Instant.now());
        var jwk = JsonWebKey.Factory.newJwk(stranger.publicKey());
        refused(signed(jws -> {
            jws.getHeaders().setObjectHeaderValue("jwk", jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
            jws.setKey(stranger.privateKey());
        }));
        for (var header : new String[] {"jwk", "jku", "x5u", "x5c", "crit"}) {
            refused(signed(jws -> jws.setHeader(header, "https://attacker.test/keys")));
        }
    }

    @Test
    void attack25ShouldRefuseAnotherIssuerOrAudience() throws Exception {
        claims.setIssuer("https://attacker.test");
        refused(signed(jws -> {}));
        claims.setIssuer(AccessTokens.ISSUER);
        claims.setAudience("another-api");
        refused(signed(jws -> {}));
        claims.unsetClaim("aud");
        refused(signed(jws -> {}));
    }

    @Test
    void attack26ShouldRefuseAnIdTokenOrRefreshToken() throws Exception {
        refused(signed(jws -> jws.setHeader("typ", "JWT")));
        refused(signed(jws -> jws.setHeader("typ", "id_token+jwt")));
        refused(workspace.agent().refreshToken());
    }

    @Test
    void attack27ShouldRefuseWhatIsPastOrNotYet() throws Exception {
        var now = Instant.now().getEpochSecond();
        claims.setIssuedAt(NumericDate.fromSeconds(now - 600));
        claims.setExpirationTime(NumericDate.fromSeconds(now - 31));
        refused(signed(jws -> {}));
        claims.setExpirationTime(NumericDate.fromSeconds(now - 20));
        me(signed(jws -> {})).statusCode(200);
        claims.setExpirationTime(NumericDate.fromSeconds(now + 60));
        claims.setNotBefore(NumericDate.fromSeconds(now + 45));
        refused(signed(jws -> {}));
        claims.unsetClaim("exp");
        claims.unsetClaim("nbf");
        refused(signed(jws -> {}));
    }

    @Test
    void attack28ShouldRefuseAKeyRotatedOutAfterItsGrace() {
        var seenBefore = workspace.agent().accessToken();
        var neverSeen = workspace.supervisor().accessToken();
        var retired = keys.signing().kid();

        rotation.rotate().await().indefinitely();
        me(seenBefore).statusCode(200);

        endGrace(retired);
        refused(neverSeen);
        var fresh = Api.login(workspace.agent().email(), TestWorkspaces.PASSWORD)
                .extract()
                .<String>path("access_token");
        me(fresh).statusCode(200);
    }

    @Test
    void shouldRefuseATokenOfASessionThatNeverWas() {
        refused(tokens.sign(new AccessToken.OfSession(
                workspace.id(),
                workspace.agent().id().value(),
                SessionId.next().value(),
                Instant.now().plusSeconds(60))));
    }

    @Test
    void shouldRefuseASessionUnderAnotherUsersNameOrWorkspace() throws Exception {
        claims.setSubject(workspace.owner().id().toString());
        refused(signed(jws -> {}));
        claims.setSubject(workspace.agent().id().toString());
        claims.setClaim("wsp", workspaces.create().id().toString());
        refused(signed(jws -> {}));
    }

    private void endGrace(String kid) {
        database.asPlatform(connection -> connection
                        .preparedQuery("update signing_keys set retired_at = now() - interval '1 hour' where kid = $1")
                        .execute(Tuple.of(kid)))
                .await()
                .indefinitely();
        rotation.reload().await().indefinitely();
    }

    private void refused(String token) {
        me(token).statusCode(401).body("code", equalTo("unauthenticated"));
    }

    private String signed(Consumer<JsonWebSignature> change) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setAlgorithmHeaderValue("EdDSA");
        jws.setHeader("typ", AccessTokens.TYPE);
        jws.setKeyIdHeaderValue(keys.signing().kid());
        jws.setKey(keys.signing().privateKey());
        claims.setJwtId(UUID.randomUUID().toString());
        jws.setPayload(claims.toJson());
        change.accept(jws);
        return jws.getCompactSerialization();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
