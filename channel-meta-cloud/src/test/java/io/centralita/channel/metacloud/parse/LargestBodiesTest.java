package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Wire;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** As many bytes as are taken, made to be slow: the time they cost grows with their length, not with its square. */
class LargestBodiesTest {
    /** A busy machine takes some seconds; the square of these lengths takes many minutes. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("messages of as many people", people(7_000)),
                Arguments.of(
                        "messages of one person", Wire.messages(Wire.ANA, repeated(Wire.ana("'type':'text'"), 30_000))),
                Arguments.of("empty entries", Wire.entries(repeated("{}", 900_000))),
                Arguments.of("empty messages", Wire.messages(Wire.ANA, repeated("{}", 900_000))),
                Arguments.of("unknown arrays", Wire.change("novelty", "{'things':[" + repeated("1", 1_000_000) + "]}")),
                Arguments.of("open brackets", "[".repeat(JsonBytes.MAX_BYTES).getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "a long number",
                        ("{'entry':" + "9".repeat(3_000_000) + "}")
                                .replace('\'', '"')
                                .getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "a long text",
                        Wire.message("'type':'text','text':{'body':'" + "\\ud800".repeat(500_000) + "'}")));
    }

    private static String repeated(String element, int times) {
        return IntStream.range(0, times).mapToObj(i -> element).collect(Collectors.joining(","));
    }

    private static byte[] people(int count) {
        return Wire.messages(
                each(count, "{'profile':{'name':'P%1$d'},'wa_id':'55119%1$08d','user_id':'BR.%1$d'}"),
                each(
                        count,
                        "{'from':'55119%1$08d','from_user_id':'BR.%1$d','id':'wamid.%1$d','timestamp':'1795500001','type':'text','text':{'body':'x'}}"));
    }

    private static String each(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldBeReadInTime(String what, byte[] body) {
        assertThat(body.length).as(what).isBetween(JsonBytes.MAX_BYTES / 3, JsonBytes.MAX_BYTES);
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int pieces = Door.deliveries(body).size();
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
        assertThat(took).as("%d pieces of %d bytes", pieces, body.length).isLessThan(LONGEST);
    }
}
