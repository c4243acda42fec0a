package io.centralita.channel.spi;

import java.util.Set;

/**
 * What a plug-in says about itself, readable without starting anything.
 *
 * @param id stable name of the plug-in in lower case, digits and dashes, e.g. {@code meta-cloud}; unique in an installation
 * @param version the plug-in's own version, for people
 * @param spi the SPI versions it fits
 * @param displayName short name for a screen
 * @param description one or two sentences for a screen
 * @param configSchema JSON Schema (2020-12) of the configuration, an object at its root, as text
 * @param secretFields top-level keys of the configuration that are secrets: stored encrypted, never given back
 * @param hosts hosts the plug-in must reach, for a firewall's owner; empty when they come from the configuration
 */
public record ChannelDescriptor(
        String id,
        String version,
        SpiRange spi,
        String displayName,
        String description,
        String configSchema,
        Set<String> secretFields,
        Set<String> hosts) {

    public ChannelDescriptor {
        if (!id.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException("a plug-in id is 2 to 40 lower-case letters, digits, dashes: " + id);
        }
        secretFields = Set.copyOf(secretFields);
        hosts = Set.copyOf(hosts);
    }
}
