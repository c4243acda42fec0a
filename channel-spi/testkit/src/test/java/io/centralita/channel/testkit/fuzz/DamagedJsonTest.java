package io.centralita.channel.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DamagedJsonTest {
    private static final String TEXT = "{\"a\": [1, {\"b\\\"\":\"x,]\"}], \"c\" : true}";

    /** Spans in their order: 1, "x,]", the object, the array, true. */
    private static String damaged(int span, int... how) {
        byte[] choices = new byte[2 + how.length];
        choices[0] = 1;
        choices[1] = (byte) span;
        for (int i = 0; i < how.length; i++) {
            choices[2 + i] = (byte) how[i];
        }
        return new String(DamagedJson.of(TEXT.getBytes(UTF_8), Choices.of(choices)), UTF_8);
    }

    @Test
    void shouldLeaveATextAloneWhenNothingIsChosen() {
        assertThat(DamagedJson.of(TEXT.getBytes(UTF_8), Choices.of(new byte[0])))
                .isEqualTo(TEXT.getBytes(UTF_8));
    }

    @Test
    void shouldTakeOutAValueWithItsNameAndItsComma() {
        assertThat(damaged(0, 0)).isEqualTo("{\"a\": [ {\"b\\\"\":\"x,]\"}], \"c\" : true}");
        assertThat(damaged(1, 0)).isEqualTo("{\"a\": [1, {}], \"c\" : true}");
        assertThat(damaged(2, 0)).isEqualTo("{\"a\": [1], \"c\" : true}");
        assertThat(damaged(4, 0)).isEqualTo("{\"a\": [1, {\"b\\\"\":\"x,]\"}]}");
    }

    @Test
    void shouldReplaceDoubleWrapAndRename() {
        assertThat(damaged(0, 1, 0)).contains("[null, {");
        assertThat(damaged(0, 2, 4)).contains("[true, {");
        assertThat(damaged(2, 3)).contains("[1, [{\"b\\\"\":\"x,]\"}]]");
        assertThat(damaged(1, 4)).contains("{\"b\\\"\":\"x,]\",\"b\\\"\":\"x,]\"}");
        assertThat(damaged(4, 5, 3)).endsWith(", \"a\": true}");
        assertThat(damaged(0, 6)).contains("[\"11\", {");
    }

    @Test
    void shouldDamageTheSameWayForTheSameSeedAndOtherwiseForOthers() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            String once = ofSeed(seed);
            assertThat(ofSeed(seed)).isEqualTo(once);
            seen.add(once);
        }
        assertThat(seen).hasSizeGreaterThan(100);
    }

    private static String ofSeed(int seed) {
        return new String(DamagedJson.of(TEXT.getBytes(UTF_8), Choices.ofSeed(seed, 64)), UTF_8);
    }

    @Test
    void shouldCopeWithWhatIsNoJson() {
        for (int seed = 0; seed < 500; seed++) {
            byte[] noise = new byte[40];
            new java.util.Random(seed).nextBytes(noise);
            assertThat(DamagedJson.of(noise, Choices.ofSeed(seed, 64))).isNotNull();
            String broken = TEXT.substring(0, seed % TEXT.length());
            assertThat(DamagedJson.of(broken.getBytes(UTF_8), Choices.ofSeed(seed, 64)))
                    .isNotNull();
        }
    }
}
