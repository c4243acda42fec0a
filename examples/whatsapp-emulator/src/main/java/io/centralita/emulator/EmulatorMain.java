package io.centralita.emulator;

import java.time.Duration;
import java.util.Locale;

/** Runs an emulator as a program: {@code java -jar whatsapp-emulator.jar --port 9090}. */
public final class EmulatorMain {

    private static final String USAGE = """
            Usage: java -jar whatsapp-emulator.jar [options]
              --port N            port to listen on (9090)
              --host ADDRESS      address to listen on (127.0.0.1); the control API has no password
              --pace immediate|natural   how soon statuses follow a send (natural)
              --auto-read         customers read everything at once
              --retry-gap-ms N    first wait before a refused webhook is posted again; doubles each time (200)
              --retries N         attempts after the first (9)
              --no-window         let everything through, whether or not the customer wrote to the emulator
              --full-ledger       count every id ever sent; memory grows with the run
              --number ID --display N --waba ID --token T --secret S --webhook URL --verify-token T
                                  registers one number at the start
            """;

    private EmulatorMain() {}

    /** Starts, and runs until the process is ended. */
    public static void main(String[] arguments) {
        try {
            run(Arguments.parse(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    private static void run(Arguments arguments) {
        if (arguments.has("help")) {
            System.out.print(USAGE);
            return;
        }
        StatusPace pace = pace(arguments.text("pace", "natural")).withAutoRead(arguments.has("auto-read"));
        EmulatorOptions options = EmulatorOptions.defaults()
                .withHost(arguments.text("host", "127.0.0.1"))
                .withPort(arguments.number("port", 9090))
                .withRetryGaps(EmulatorOptions.growingGaps(
                        Duration.ofMillis(arguments.number("retry-gap-ms", 200)), arguments.number("retries", 9)))
                .withPace(pace);
        options = arguments.has("full-ledger") ? options.withFullLedger() : options;
        options = arguments.has("no-window") ? options.withoutWindowRule() : options;
        WhatsAppEmulator emulator = WhatsAppEmulator.start(options);
        if (arguments.has("number")) {
            emulator.register(number(arguments));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-end"));
        System.out.println("WhatsApp emulator on " + emulator.baseUrl());
    }

    private static StatusPace pace(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "immediate" -> StatusPace.immediate();
            case "natural" -> StatusPace.natural();
            default -> throw new IllegalArgumentException("unknown pace: " + name);
        };
    }

    private static BusinessNumber number(Arguments arguments) {
        return new BusinessNumber(
                arguments.required("number"),
                arguments.required("display"),
                arguments.required("waba"),
                arguments.required("token"),
                arguments.required("secret"),
                arguments.required("webhook"),
                arguments.required("verify-token"),
                arguments.text("name", "Centralita"));
    }
}
