package io.centralita.channel.testkit.contract;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives each promise a fresh session, checks after it that no secret was told, and writes the report. */
final class ContractExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ContractExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ContractSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ContractSubject subject = (ContractSubject) test.getRequiredTestInstance();
        ContractSession session = new ContractSession(subject.fixture(), report(test));
        test.getStore(NAMESPACE).put(ContractSession.class, session);
        return session;
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        ContractSession session = test.getStore(NAMESPACE).remove(ContractSession.class, ContractSession.class);
        if (session != null) {
            session.end();
        }
    }

    @Override
    public void afterAll(ExtensionContext testClass) {
        ConformanceReport report = testClass.getStore(NAMESPACE).get(testClass.getUniqueId(), ConformanceReport.class);
        if (report != null) {
            report.write();
            if (report.holds(promises(testClass.getRequiredTestClass()))) {
                report.compareWithCarried();
            }
        }
    }

    /** All of the class: when only some were run, their report says nothing of the whole. */
    private static Set<String> promises(Class<?> testClass) {
        return Arrays.stream(testClass.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Override
    public void testSuccessful(ExtensionContext test) {
        report(test).promise(name(test), Verdict.KEPT, "");
    }

    @Override
    public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
        report(test).promise(name(test), Verdict.BROKEN, reason(cause));
    }

    @Override
    public void testAborted(ExtensionContext test, @Nullable Throwable cause) {
        report(test).promise(name(test), Verdict.NOT_APPLICABLE, reason(cause));
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        report(test).promise(name(test), Verdict.NOT_TRIED, reason.orElse(""));
    }

    private static String reason(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        return message == null ? "" : message;
    }

    private static String name(ExtensionContext test) {
        return test.getRequiredTestMethod().getName();
    }

    private static ConformanceReport report(ExtensionContext test) {
        ExtensionContext top = test;
        while (top.getTestMethod().isPresent()) {
            top = top.getParent().orElseThrow();
        }
        Store store = top.getStore(NAMESPACE);
        return Objects.requireNonNull(
                store.computeIfAbsent(top.getUniqueId(), unused -> new ConformanceReport(), ConformanceReport.class));
    }
}
