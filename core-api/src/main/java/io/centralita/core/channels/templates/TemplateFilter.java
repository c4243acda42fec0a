package io.centralita.core.channels.templates;

import org.jspecify.annotations.Nullable;

/** Which templates; null means any. */
public record TemplateFilter(
        @Nullable String name,
        @Nullable String language,
        @Nullable String status) {}
