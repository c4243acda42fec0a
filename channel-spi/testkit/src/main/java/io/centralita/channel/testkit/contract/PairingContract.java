package io.centralita.channel.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.centralita.channel.spi.PairingMode;
import io.centralita.channel.spi.feature.Pairing;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** How a phone is paired: as declared, or not at all. */
public interface PairingContract extends ContractSubject {

    @Test
    default void shouldPairByTheModesItDeclaresAndRefuseTheRest(ContractSession session) {
        Set<PairingMode> modes = session.online().capabilities().pairing();
        Optional<Pairing> pairing = session.adapter().feature(Pairing.class);
        assertThat(pairing.isPresent()).as("feature(Pairing)").isEqualTo(!modes.isEmpty());
        assertAll(Arrays.stream(PairingMode.values())
                .map(mode -> pairing(session, pairing.orElse(null), mode, modes.contains(mode))));
    }

    private static Executable pairing(
            ContractSession session, @Nullable Pairing pairing, PairingMode mode, boolean declared) {
        String name = "pairing." + mode.name().toLowerCase(Locale.ROOT);
        return CapabilityVerdict.on(session, name, declared, () -> {
            if (pairing != null && declared) {
                PairingProof.challenges(session, pairing, mode);
            } else if (pairing != null) {
                PairingProof.refuses(session, pairing, mode);
            }
        });
    }
}
