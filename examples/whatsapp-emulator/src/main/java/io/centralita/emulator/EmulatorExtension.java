package io.centralita.emulator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An emulator for JUnit Jupiter tests. As a static field it runs for the class, as an instance field for each test; before
 * each test faults and ledger are cleared. Tests may take a {@link WhatsAppEmulator} as a parameter.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final EmulatorExtension WHATSAPP = new EmulatorExtension();
 * }</pre>
 *
 * <p>JUnit itself is not brought along: the test that uses this has it.
 */
public final class EmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final EmulatorOptions options;
    private @Nullable WhatsAppEmulator running;
    private int classes;

    /** With {@link EmulatorOptions#defaults()}: loopback, a free port, statuses at once. */
    public EmulatorExtension() {
        this(EmulatorOptions.defaults());
    }

    /** With other options. */
    public EmulatorExtension(EmulatorOptions options) {
        this.options = options;
    }

    /**
     * The emulator.
     *
     * @throws IllegalStateException outside of a test
     */
    public WhatsAppEmulator emulator() {
        WhatsAppEmulator now = running;
        if (now == null) {
            throw new IllegalStateException("the emulator runs during tests only");
        }
        return now;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classes++;
        if (running == null) {
            running = WhatsAppEmulator.start(options);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        WhatsAppEmulator now = running;
        if (now == null) {
            running = WhatsAppEmulator.start(options);
        } else {
            now.faults(Faults.none());
            now.ledger().clear();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes == 0) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--classes == 0) {
            close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WhatsAppEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }

    private void close() {
        WhatsAppEmulator now = running;
        running = null;
        if (now != null) {
            now.close();
        }
    }
}
