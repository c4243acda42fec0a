package io.centralita.emulator.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The state of each number, by its Graph id. Safe for any thread. */
public final class NumberStates {

    private final Map<String, NumberState> byId = new ConcurrentHashMap<>();

    /** How a number is now. */
    public NumberState of(String phoneNumberId) {
        return byId.computeIfAbsent(phoneNumberId, ignored -> NumberState.fresh());
    }

    /** Changes a number. */
    public NumberState change(String phoneNumberId, UnaryOperator<NumberState> step) {
        NumberState changed = step.apply(of(phoneNumberId));
        byId.put(phoneNumberId, changed);
        return changed;
    }
}
