package io.centralita.core.identity;

import org.jspecify.annotations.Nullable;

/**
 * A workspace to be made, with its first user.
 *
 * @param slug how people type it: 2 to 40 lower-case letters, digits and hyphens; one of its kind on the platform
 * @param ownerPassword null for a random one
 */
public record NewWorkspace(
        String name,
        String slug,
        String ownerEmail,
        String ownerName,
        @Nullable String ownerPassword) {

    @Override
    public String toString() {
        return "NewWorkspace " + slug;
    }
}
