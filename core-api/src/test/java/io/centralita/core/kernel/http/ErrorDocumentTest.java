package io.centralita.core.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.core.kernel.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");

    @Test
    void shouldDocumentEveryCodeOfTheCatalogueAndNoOther() throws IOException {
        var rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ProblemCode.values())
                        .map(ErrorDocumentTest::row)
                        .toList());
    }

    private static String row(ProblemCode code) {
        return "| `%s` | %d | %s | %s |"
                .formatted(code.wire(), code.status(), code.title(), code.retryable() ? "yes" : "no");
    }
}
