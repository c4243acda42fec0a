package io.centralita.channel.spi;

/**
 * The SPI versions a plug-in was built for. The core refuses to start a plug-in whose range does not hold
 * {@link SpiVersion#CURRENT}, naming the jar.
 *
 * @param from the first version that fits
 * @param before the first version that no longer fits
 */
public record SpiRange(SpiVersion from, SpiVersion before) {

    public SpiRange {
        if (from.compareTo(before) >= 0) {
            throw new IllegalArgumentException("an empty SPI range: " + from + " to " + before);
        }
    }

    /** From the version it was compiled against up to the next major version: right for nearly every plug-in. */
    public static SpiRange since(String from) {
        SpiVersion first = SpiVersion.parse(from);
        return new SpiRange(first, new SpiVersion(first.major() + 1, 0));
    }

    public boolean holds(SpiVersion version) {
        return from.compareTo(version) <= 0 && version.compareTo(before) < 0;
    }

    @Override
    public String toString() {
        return "[" + from + "," + before + ")";
    }
}
