package io.centralita.core.kernel.http;

/** A resource and its version, which is its strong ETag. */
public record Versioned<T>(T value, long version) {}
