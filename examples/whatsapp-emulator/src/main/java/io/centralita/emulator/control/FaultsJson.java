package io.centralita.emulator.control;

import io.centralita.emulator.FaultKind;
import io.centralita.emulator.Faults;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;

/** Faults in the control API. */
final class FaultsJson {

    private FaultsJson() {}

    static Faults read(JsonObject body) {
        Faults faults = Faults.seeded((long) number(body, "seed", 0))
                .withMaxDelay(Duration.ofMillis((long) number(body, "max_delay_ms", 2_000)))
                .withMaxCopies((int) number(body, "max_copies", 5));
        JsonObject chances =
                body.containsKey("probabilities") ? Fields.object(body, "probabilities") : new JsonObject();
        for (String name : chances.fieldNames()) {
            faults = faults.with(FaultKind.ofWireName(name), Fields.number(chances, name));
        }
        return faults;
    }

    static JsonObject write(Faults faults, Map<FaultKind, Long> injected) {
        JsonObject chances = new JsonObject();
        JsonObject counts = new JsonObject();
        for (FaultKind kind : FaultKind.values()) {
            chances.put(kind.wireName(), faults.chance(kind));
            counts.put(kind.wireName(), injected.getOrDefault(kind, 0L));
        }
        return new JsonObject()
                .put("seed", faults.seed())
                .put("max_delay_ms", faults.maxDelay().toMillis())
                .put("max_copies", faults.maxCopies())
                .put("probabilities", chances)
                .put("injected", counts);
    }

    private static double number(JsonObject body, String name, double otherwise) {
        return body.containsKey(name) ? Fields.number(body, name) : otherwise;
    }
}
