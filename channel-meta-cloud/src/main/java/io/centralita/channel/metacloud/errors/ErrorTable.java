package io.centralita.channel.metacloud.errors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Meta's error codes mean, read once from {@code meta-errors.csv} beside this class. Source: Meta's page of error
 * codes, 2026-05.
 */
public final class ErrorTable {
    private static final ErrorTable TABLE = load();

    private final TreeMap<Long, ErrorMeaning> byFirstCode;

    private ErrorTable(TreeMap<Long, ErrorMeaning> byFirstCode) {
        this.byFirstCode = byFirstCode;
    }

    /** The meaning of a code, if it is in the table. */
    public static Optional<ErrorMeaning> find(long code) {
        Map.Entry<Long, ErrorMeaning> below = TABLE.byFirstCode.floorEntry(code);
        return Optional.ofNullable(below).map(Map.Entry::getValue).filter(meaning -> meaning.covers(code));
    }

    /** The meaning of a code; that of an unknown error when it is not in the table. */
    public static ErrorMeaning of(long code) {
        return find(code).orElseGet(() -> ErrorMeaning.unknown(code));
    }

    private static ErrorTable load() {
        TreeMap<Long, ErrorMeaning> meanings = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(ErrorTable.class.getResourceAsStream("meta-errors.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(ErrorMeaning::parse)
                    .forEach(meaning -> meanings.put(meaning.firstCode(), meaning));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new ErrorTable(meanings);
    }
}
