package io.centralita.core.kernel.facts;

/** A fact of the log. {@code seq} is dense within its workspace, starting at 1. */
public record Fact(long seq, FactDraft draft) {}
