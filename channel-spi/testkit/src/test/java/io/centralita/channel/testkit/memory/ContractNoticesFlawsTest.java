package io.centralita.channel.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.centralita.channel.testkit.ChannelContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ContractNoticesFlawsTest {

    /** Shown by providers behind HTTP only: this one has no wire. */
    private static final Set<String> OVER_HTTP = Set.of(
            "shouldNotKnowWhenTheAnswerCannotBeRead",
            "shouldNotKnowWhenTheProviderBreaks",
            "shouldWaitNoLongerThanTheDeadline");

    @Test
    void shouldFindNoFaultWithASoundChannel() {
        assertThat(brokenPromises(Flaw.NONE, selectClass(FlawedContractCase.class)))
                .containsExactly("shouldBeFoundByServiceLoader");
    }

    @Test
    void shouldKnowAFlawForEachPromise() {
        Set<String> noticed =
                Arrays.stream(Flaw.values()).map(flaw -> flaw.noticedBy).collect(Collectors.toSet());
        noticed.addAll(OVER_HTTP);
        assertThat(noticed).isEqualTo(promises().map(Method::getName).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void shouldNoticeEachFlaw(Flaw flaw) throws IOException {
        Method promise = promises()
                .filter(method -> method.getName().equals(flaw.noticedBy))
                .findFirst()
                .orElseThrow();
        assertThat(brokenPromises(flaw, selectMethod(FlawedContractCase.class, promise)))
                .contains(flaw.noticedBy);
        assertThat(report(flaw))
                .contains("\"verdict\": \"broken\"")
                .contains("\"name\": \"" + flaw.noticedBy + "\", \"verdict\": \"broken\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"FEATURE_ALWAYS_FAILS", "FEATURE_ALWAYS_THROWS", "FEATURE_GIVES_NOTHING"})
    void shouldNoticeOfEachFeatureThatItIsOfNoUse(Flaw flaw) throws IOException {
        brokenPromises(flaw, selectClass(FlawedContractCase.class));
        String found = report(flaw);
        assertThat(FeatureFlaws.OFFERED)
                .allSatisfy(feature -> assertThat(found)
                        .contains("\"feature." + feature.name().toLowerCase(Locale.ROOT)
                                + "\", \"verdict\": \"broken\""));
    }

    private static Stream<Method> promises() {
        return Arrays.stream(ChannelContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class));
    }

    private static Set<String> brokenPromises(Flaw flaw, DiscoverySelector selected) {
        LauncherDiscoveryRequest contract = LauncherDiscoveryRequestBuilder.request()
                .selectors(selected)
                .configurationParameter(FlawedContractCase.FLAW, flaw.name())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(contract, listener);
        assertThat(listener.getSummary().getTestsStartedCount()).isPositive();
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
