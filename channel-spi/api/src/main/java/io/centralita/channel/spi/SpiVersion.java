package io.centralita.channel.spi;

/**
 * A version of this SPI. A new major version may break plug-ins; a new minor version only adds.
 *
 * @param major counts breaking changes
 * @param minor counts additions since that major version
 */
public record SpiVersion(int major, int minor) implements Comparable<SpiVersion> {

    /** The version of the SPI jar that is on the class path. */
    public static final SpiVersion CURRENT = new SpiVersion(1, 0);

    public SpiVersion {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("a version has no negative part: " + major + "." + minor);
        }
    }

    /** Reads {@code "1.0"}. */
    public static SpiVersion parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not an SPI version (major.minor): " + text);
        }
        return new SpiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public int compareTo(SpiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
