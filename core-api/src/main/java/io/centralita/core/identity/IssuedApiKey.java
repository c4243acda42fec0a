package io.centralita.core.identity;

/** @param secret the key's whole text; this is the only time it is seen */
public record IssuedApiKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return "IssuedApiKey " + key.id();
    }
}
