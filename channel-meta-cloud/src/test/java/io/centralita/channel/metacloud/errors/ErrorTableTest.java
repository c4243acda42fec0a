package io.centralita.channel.metacloud.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.outbound.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {
    /** Codes that are no codes: they stand for replies without one. */
    private static final String WITHOUT_CODE = "HTTP";

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

    @Test
    void shouldReadCellsWithCommas() {
        assertThat(ErrorTable.of(131026).meaning()).startsWith("Message undeliverable (not on WhatsApp, old app");
    }
}
