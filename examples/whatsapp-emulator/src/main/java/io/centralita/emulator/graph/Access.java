package io.centralita.emulator.graph;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.network.Numbers;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may do what: a token opens its own numbers and their accounts. */
final class Access {

    private final Numbers numbers;

    Access(Numbers numbers) {
        this.numbers = numbers;
    }

    /** The token of the request; absent when there is none, or no number accepts it. */
    Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(bearer(request)).filter(numbers::knowsToken);
    }

    Optional<BusinessNumber> number(String token, String id) {
        return numbers.find(id).filter(number -> opens(token, number));
    }

    List<BusinessNumber> account(String token, String wabaId) {
        return numbers.ofAccount(wabaId).stream()
                .filter(number -> opens(token, number))
                .toList();
    }

    /** The numbers a token opens. */
    List<BusinessNumber> numbers(String token) {
        return numbers.all().stream().filter(number -> opens(token, number)).toList();
    }

    static boolean opens(String token, BusinessNumber number) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), number.accessToken().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String bearer(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.toLowerCase(Locale.ROOT).matches("(bearer|oauth) .*")) {
            return null;
        }
        return header.substring(header.indexOf(' ')).trim();
    }
}
