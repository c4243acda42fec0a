package io.centralita.core.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Argon2Test {

    @Test
    void shouldMatchTheSamePasswordAlone() {
        var hash = Argon2.hash("correct horse battery staple");

        assertThat(hash).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
        assertThat(Argon2.matches("correct horse battery staple", hash)).isTrue();
        assertThat(Argon2.matches("correct horse battery stapl", hash)).isFalse();
        assertThat(Argon2.hash("correct horse battery staple")).isNotEqualTo(hash);
    }

    /** The reference implementation's own vector: {@code argon2id}, version 13, t=2, m=65536, p=1, "password", "somesalt". */
    @Test
    void shouldAgreeWithTheReferenceImplementation() {
        var known = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(Argon2.matches("password", known)).isTrue();
        assertThat(Argon2.matches("passwore", known)).isFalse();
    }

    @Test
    void shouldMatchNothingForNobodyOrATextThatIsNoHash() {
        assertThat(Argon2.matches("", PasswordHasher.NOBODY)).isFalse();
        assertThat(Argon2.matches("password", PasswordHasher.NOBODY)).isFalse();
        assertThat(Argon2.matches("password", "password")).isFalse();
    }
}
