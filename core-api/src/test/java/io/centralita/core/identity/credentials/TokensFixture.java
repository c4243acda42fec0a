package io.centralita.core.identity.credentials;

/** This package's beans for tests that start no application. */
public final class TokensFixture {

    private TokensFixture() {}

    public static AccessTokens withoutKeys() {
        return new AccessTokens(new SigningKeys());
    }
}
