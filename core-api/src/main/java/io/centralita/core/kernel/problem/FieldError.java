package io.centralita.core.kernel.problem;

/**
 * One field that is not valid.
 *
 * @param pointer RFC 6901 JSON pointer into the body, or {@code ?name} for a query parameter
 * @param code stable, snake_case
 * @param detail for a person
 */
public record FieldError(String pointer, String code, String detail) {}
