package io.centralita.core.kernel.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StorableRecordTest {

    public record Person(String name, @Nullable Person friend, long age) {}

    public record Party(List<Person> guests, Map<String, String> rooms) {}

    public record Proud(String name) {
        public Proud {
            if (name.contains("\uFFFD")) {
                throw new IllegalStateException("not with me");
            }
        }
    }

    @Test
    void shouldReplaceWhatCannotBeStoredInAnyDepth() {
        var party = new Party(
                List.of(new Person("Ana", new Person("B\0", null, 7), 8), new Person("\ud83d", null, 9)),
                Map.of("hall\udc00", "\0"));

        assertThat(StorableRecord.clean(party))
                .isEqualTo(new Party(
                        List.of(new Person("Ana", new Person("B\uFFFD", null, 7), 8), new Person("\uFFFD", null, 9)),
                        Map.of("hall\uFFFD", "\uFFFD")));
    }

    @Test
    void shouldAnswerTheVeryThingWhereNothingIsToBeReplaced() {
        var party = new Party(List.of(new Person("Ana 😀", null, 1)), Map.of("a", "b"));
        assertThat(StorableRecord.clean(party)).isSameAs(party);
    }

    @Test
    void shouldSayWhenARecordRefusesWhatTakesThePlace() {
        assertThatThrownBy(() -> StorableRecord.clean(new Proud("\0"))).isInstanceOf(IllegalArgumentException.class);
    }
}
