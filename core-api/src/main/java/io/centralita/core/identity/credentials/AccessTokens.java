package io.centralita.core.identity.credentials;

import io.centralita.core.identity.Permission;
import io.centralita.core.kernel.ids.ApiKeyId;
import io.centralita.core.kernel.ids.SessionId;
import io.centralita.core.kernel.ids.UserId;
import io.centralita.core.kernel.ids.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Signs and verifies access tokens. One algorithm, one issuer, one audience, keys of our own set only. */
@ApplicationScoped
public class AccessTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(10);
    public static final String ISSUER = "centralita";
    public static final String AUDIENCE = "centralita-api";
    public static final String TYPE = "at+jwt";

    private static final int LEEWAY_SECONDS = 30;
    private static final int LONGEST = 4096;
    private static final Set<String> HEADERS = Set.of("alg", "typ", "kid");
    private static final String WORKSPACE = "wsp";
    private static final String SESSION = "sid";
    private static final String CLIENT = "client_id";
    private static final String SCOPE = "scope";

    private final SigningKeys keys;
    private final JwtConsumer consumer;

    AccessTokens(SigningKeys keys) {
        this.keys = keys;
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA)
                .setVerificationKeyResolver((jws, nesting) -> key(jws))
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(true, ISSUER)
                .setExpectedAudience(true, AUDIENCE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                .build();
    }

    public String sign(AccessToken token) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(token.expiresAt().getEpochSecond()));
        claims.setGeneratedJwtId();
        claims.setStringClaim(WORKSPACE, token.workspace().toString());
        if (token instanceof AccessToken.OfSession session) {
            claims.setSubject(new UserId(session.user()).toString());
            claims.setStringClaim(SESSION, new SessionId(session.session()).toString());
        } else if (token instanceof AccessToken.OfApiKey key) {
            claims.setSubject(new ApiKeyId(key.key()).toString());
            claims.setStringClaim(CLIENT, key.clientId());
            writeScope(claims, key.scope());
        }
        return sign(claims);
    }

    /** Empty for anything that is not, to the letter, a token of ours within its time. */
    public Optional<AccessToken> verify(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(consumer.processToClaims(text)));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** Whether a token verified earlier is past its time by now. */
    public static boolean isOver(AccessToken token, Instant now) {
        return now.isAfter(token.expiresAt().plusSeconds(LEEWAY_SECONDS));
    }

    private String sign(JwtClaims claims) {
        var key = keys.signing();
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setHeader("typ", TYPE);
        jws.setKeyIdHeaderValue(key.kid());
        jws.setKey(key.privateKey());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException("cannot sign", failure);
        }
    }

    private Key key(JsonWebStructure token) throws UnresolvableKeyException {
        if (!HEADERS.containsAll(headers(token))) {
            throw new UnresolvableKeyException("a header that is not ours");
        }
        var kid = token.getKeyIdHeaderValue();
        return Optional.ofNullable(kid)
                .flatMap(keys::verifying)
                .map(SigningKey::publicKey)
                .orElseThrow(() -> new UnresolvableKeyException("no such key"));
    }

    private static Set<String> headers(JsonWebStructure token) throws UnresolvableKeyException {
        try {
            return org.jose4j.json.JsonUtil.parseJson(token.getHeaders().getFullHeaderAsJsonString())
                    .keySet();
        } catch (JoseException unreadable) {
            throw new UnresolvableKeyException("headers that cannot be read", unreadable);
        }
    }

    private static AccessToken read(JwtClaims claims) throws MalformedClaimException {
        var workspace = WorkspaceId.fromString(required(claims, WORKSPACE));
        var expires = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        if (claims.hasClaim(SESSION)) {
            var user = UserId.fromString(claims.getSubject()).value();
            var session = SessionId.fromString(required(claims, SESSION)).value();
            return new AccessToken.OfSession(workspace, user, session, expires);
        }
        UUID key = ApiKeyId.fromString(claims.getSubject()).value();
        return new AccessToken.OfApiKey(workspace, key, required(claims, CLIENT), readScope(claims), expires);
    }

    private static String required(JwtClaims claims, String name) throws MalformedClaimException {
        var text = claims.getStringClaimValue(name);
        if (text == null) {
            throw new MalformedClaimException("claim missing: " + name);
        }
        return text;
    }

    private static void writeScope(JwtClaims claims, @Nullable Set<Permission> scope) {
        if (scope != null) {
            claims.setStringClaim(SCOPE, scope.stream().map(Permission::wire).collect(Collectors.joining(" ")));
        }
    }

    private static @Nullable Set<Permission> readScope(JwtClaims claims) throws MalformedClaimException {
        var text = claims.getStringClaimValue(SCOPE);
        if (text == null) {
            return null;
        }
        List<Permission> known = Arrays.stream(text.split(" ", -1))
                .flatMap(word -> Permission.ofWire(word).stream())
                .toList();
        return known.isEmpty() ? Set.of() : EnumSet.copyOf(known);
    }
}
