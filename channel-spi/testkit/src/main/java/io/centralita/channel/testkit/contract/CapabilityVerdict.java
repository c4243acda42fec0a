package io.centralita.channel.testkit.contract;

import org.junit.jupiter.api.function.Executable;

/** Runs the proof of one capability and notes its verdict. */
final class CapabilityVerdict {

    private CapabilityVerdict() {}

    static Executable on(ContractSession session, String name, boolean declared, Executable proof) {
        return () -> {
            try {
                proof.execute();
                session.capability(name, declared ? Verdict.KEPT : Verdict.REFUSED, "");
            } catch (AssertionError broken) {
                session.capability(name, Verdict.BROKEN, String.valueOf(broken.getMessage()));
                throw new AssertionError(name + ": " + broken.getMessage(), broken);
            }
        };
    }
}
