package io.centralita.channel.testkit.contract;

import io.centralita.channel.testkit.ContractFixture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that holds a plug-in to the contract. */
@ExtendWith(ContractExtension.class)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface ContractSubject {

    /** A new fixture; called once for each test. */
    ContractFixture fixture();
}
