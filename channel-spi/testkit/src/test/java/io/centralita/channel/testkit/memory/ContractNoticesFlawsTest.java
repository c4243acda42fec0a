package io.centralita.channel.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ContractNoticesFlawsTest {

    @Test
    void shouldFindNoFaultWithASoundChannel() {
        assertThat(brokenPromises(Flaw.NONE)).containsExactly("shouldBeFoundByServiceLoader");
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void shouldNoticeEachFlaw(Flaw flaw) throws IOException {
        assertThat(brokenPromises(flaw)).contains(flaw.noticedBy);
        assertThat(report(flaw))
                .contains("\"verdict\": \"broken\"")
                .contains("\"name\": \"" + flaw.noticedBy + "\", \"verdict\": \"broken\"");
    }

    private static Set<String> brokenPromises(Flaw flaw) {
        LauncherDiscoveryRequest contract = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FlawedContractCase.class))
                .configurationParameter(FlawedContractCase.FLAW, flaw.name())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(contract, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isGreaterThan(40);
        List<TestExecutionSummary.Failure> failures = listener.getSummary().getFailures();
        return failures.stream().map(ContractNoticesFlawsTest::promise).collect(Collectors.toSet());
    }

    private static String promise(TestExecutionSummary.Failure failure) {
        return failure.getTestIdentifier()
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName())
                .orElse(failure.getTestIdentifier().getDisplayName());
    }

    private static String report(Flaw flaw) throws IOException {
        return Files.readString(Path.of("target/channel-conformance/flawed-" + flaw.ordinal() + ".json"));
    }
}
