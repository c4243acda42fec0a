package io.centralita.emulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which faults happen, and how often. Each kind has its own dice made from the seed, so the n-th chance of a kind falls
 * the same way in every run, whatever other kinds do.
 *
 * @param seed seed of the dice
 * @param probabilities 0 to 1 for each kind; absent is 0
 * @param maxDelay longest wait of {@link FaultKind#DELAY}
 * @param maxCopies most copies of {@link FaultKind#DUPLICATE}, 1 to 5
 */
public record Faults(long seed, Map<FaultKind, Double> probabilities, Duration maxDelay, int maxCopies) {

    /** Refuses probabilities outside 0 to 1 and copies outside 1 to 5. */
    public Faults {
        probabilities.forEach((kind, chance) -> {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException(kind.wireName() + " must be between 0 and 1: " + chance);
            }
        });
        if (maxCopies < 1 || maxCopies > 5) {
            throw new IllegalArgumentException("max_copies must be between 1 and 5: " + maxCopies);
        }
        if (maxDelay.isNegative()) {
            throw new IllegalArgumentException("max_delay_ms must not be negative");
        }
        probabilities = Map.copyOf(probabilities);
    }

    /** No faults. */
    public static Faults none() {
        return seeded(0);
    }

    /** No faults yet, with dice of this seed. */
    public static Faults seeded(long seed) {
        return new Faults(seed, Map.of(), Duration.ofSeconds(2), 5);
    }

    /** The same, with one kind as likely as said. */
    public Faults with(FaultKind kind, double probability) {
        Map<FaultKind, Double> changed = new EnumMap<>(FaultKind.class);
        changed.putAll(probabilities);
        changed.put(kind, probability);
        return new Faults(seed, changed, maxDelay, maxCopies);
    }

    /** The same with another longest delay. */
    public Faults withMaxDelay(Duration longest) {
        return new Faults(seed, probabilities, longest, maxCopies);
    }

    /** The same with another most number of copies. */
    public Faults withMaxCopies(int most) {
        return new Faults(seed, probabilities, maxDelay, most);
    }

    /** How likely a kind is. */
    public double chance(FaultKind kind) {
        return probabilities.getOrDefault(kind, 0.0);
    }
}
