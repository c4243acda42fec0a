package io.centralita.channel.testkit.memory;

import io.centralita.channel.spi.ChannelFactory;
import io.centralita.channel.testkit.ChannelContract;
import io.centralita.channel.testkit.ContractFixture;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The contract on a flawed channel; run by {@link ContractNoticesFlawsTest}, which names the flaw. */
@ExtendWith(FlawedContractCase.FlawOfThisRun.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlawedContractCase implements ChannelContract {

    static final String FLAW = "flaw";

    private final Flaw flaw;

    FlawedContractCase(Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    public ContractFixture fixture() {
        return new InMemoryFixture() {
            @Override
            public ChannelFactory factory() {
                return new FlawedFactory(super.factory(), flaw);
            }
        };
    }

    static final class FlawOfThisRun implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Flaw.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return Flaw.valueOf(test.getConfigurationParameter(FLAW).orElseThrow());
        }
    }
}
