package io.centralita.core.identity;

import org.jspecify.annotations.Nullable;

/** What is to change of a user; null keeps. */
public record UserPatch(
        @Nullable String name,
        @Nullable Role role,
        User.@Nullable Status status,
        @Nullable Integer capacity) {}
