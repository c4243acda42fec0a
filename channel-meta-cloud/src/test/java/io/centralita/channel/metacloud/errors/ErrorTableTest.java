package io.centralita.channel.metacloud.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.outbound.ErrorKind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {
    /** Codes that are no codes: they stand for replies without one. */
    private static final String WITHOUT_CODE = "HTTP";

    /**
     * After a delay a person may try again, but no program should: the provider's delay is of a day or more (131049, 133016),
     * the template, its categories or a flow have to be mended (131064, 132015, 132069), or a person has to act first (133000,
     * 133008, 133009, 133015).
     */
    private static final Set<Long> FOR_A_PERSON =
            Set.of(131049L, 131064L, 132015L, 132069L, 133000L, 133008L, 133009L, 133015L, 133016L);

    @ParameterizedTest
    @CsvFileSource(resources = "/contract-errors.csv", useHeadersInDisplayName = true, numLinesToSkip = 1)
    void shouldKnowEveryCodeOfTheContract(String code, String retryable) {
        if (code.startsWith(WITHOUT_CODE)) {
            return;
        }
        for (String one : code.split("-")) {
            ErrorMeaning meaning = ErrorTable.find(Long.parseLong(one)).orElseThrow();
            assertThat(meaning.meaning()).isNotBlank();
            assertThat(meaning.action()).isNotBlank();
            if (retryable.equals("yes")) {
                assertThat(meaning.retryable()).isTrue();
            } else if (retryable.equals("no")) {
                assertThat(meaning.retryable()).isFalse();
                assertThat(meaning.pause()).isNull();
            } else {
                assertThat(retryable).isEqualTo("after-delay");
                assertThat(meaning.retryable()).as(code).isEqualTo(!FOR_A_PERSON.contains(meaning.firstCode()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 5, 199, 300, 131_001, 9_999_999})
    void shouldNotClaimToKnowOthers(long code) {
        assertThat(ErrorTable.find(code)).isEmpty();
        assertThat(ErrorTable.of(code).kind()).isEqualTo(ErrorKind.CONTENT);
    }

    @Test
    void shouldKnowARangeByAnyOfItsCodes() {
        assertThat(ErrorTable.find(250)).get().extracting(ErrorMeaning::kind).isEqualTo(ErrorKind.AUTH);
    }

    /** A number that is flagged for spam is left alone, not fired at with the rest of a campaign. */
    @Test
    void shouldPauseANumberThatIsLimitedForSpam() {
        assertThat(ErrorTable.of(131048).pause()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldReadCellsWithCommas() {
        assertThat(ErrorTable.of(131026).meaning()).startsWith("Message undeliverable (not on WhatsApp, old app");
    }
}
