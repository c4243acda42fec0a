package io.centralita.emulator.network;

import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Rolls the dice of the present {@link Faults} and counts what was injected. Safe for any thread. */
public final class FaultDice {

    private final Map<FaultKind, SplittableRandom> dice = new EnumMap<>(FaultKind.class);
    private final Map<FaultKind, Long> injected = new EnumMap<>(FaultKind.class);
    private Faults faults = Faults.none();

    /** Starts without faults. */
    public FaultDice() {
        replace(Faults.none());
    }

    /** Takes new faults, with fresh dice and counters at zero. */
    public synchronized void replace(Faults next) {
        faults = next;
        SplittableRandom root = new SplittableRandom(next.seed());
        for (FaultKind kind : FaultKind.values()) {
            dice.put(kind, root.split());
            injected.put(kind, 0L);
        }
    }

    /** The faults in force. */
    public synchronized Faults faults() {
        return faults;
    }

    /** Whether this kind happens now; counted when it does. */
    public synchronized boolean strikes(FaultKind kind) {
        double chance = faults.chance(kind);
        if (chance <= 0 || die(kind).nextDouble() >= chance) {
            return false;
        }
        injected.merge(kind, 1L, Long::sum);
        return true;
    }

    /** A number from 1 to most, by the kind's own dice. */
    public synchronized int upTo(FaultKind kind, int most) {
        return most <= 1 ? 1 : 1 + die(kind).nextInt(most);
    }

    /** How often each kind was injected since the faults were set. */
    public synchronized Map<FaultKind, Long> injected() {
        return Map.copyOf(injected);
    }

    private SplittableRandom die(FaultKind kind) {
        return dice.computeIfAbsent(kind, ignored -> new SplittableRandom(faults.seed()));
    }
}
