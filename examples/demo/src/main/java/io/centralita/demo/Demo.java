package io.centralita.demo;

import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.StatusPace;
import io.centralita.emulator.WhatsAppEmulator;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command of the README. Runs until it is stopped; stopping it stops everything it started. */
public final class Demo {

    static final String OWNER = "owner@localhost";

    private Demo() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        DemoOptions options;
        try {
            options = DemoOptions.parse(List.of(arguments), repository());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + DemoOptions.USAGE);
            System.exit(2);
            return;
        }
        try {
            run(options);
        } catch (IllegalStateException | IOException failure) {
            System.err.println("\n" + failure.getMessage());
            System.exit(1);
        }
    }

    private static void run(DemoOptions options) throws IOException, InterruptedException {
        if (!Files.exists(options.application())) {
            throw new IllegalStateException(
                    "Build it first: mvn -q -DskipTests package\n(looked for " + options.application() + ")");
        }
        Files.createDirectories(options.data());
        DemoSecrets secrets = DemoSecrets.keptIn(options.data());
        System.out.println("Starting Centralita in " + options.data() + " …");
        WhatsAppEmulator emulator = WhatsAppEmulator.start(
                EmulatorOptions.defaults().withPort(options.emulatorPort()).withPace(StatusPace.natural()));
        WebhookPath webhook = new WebhookPath(options.data());
        webhook.known().ifPresent(path -> DemoNumber.register(emulator, secrets, options.api() + path));
        ApiProcess api = ApiProcess.start(options, environment(options, secrets));
        stopAtTheEnd(api, emulator);

        api.awaitReady(options.management());
        ApiClient client = ApiClient.login(options.api(), OWNER, secrets.ownerPassword());
        DemoNumber number = new DemoNumber(client, secrets);
        JsonObject channel = number.findOrMake(emulator.baseUrl());
        DemoNumber.register(emulator, secrets, options.api() + webhook.remember(channel.getString("webhook_path")));
        number.start(channel);
        System.out.println(Welcome.text(options, secrets, channel, emulator.baseUrl()));
        api.awaitEnd();
    }

    /** The emulator stands on this machine, where the API calls nobody unless told. */
    private static Map<String, String> environment(DemoOptions options, DemoSecrets secrets) {
        return Map.of(
                "CENTRALITA_BOOTSTRAP_OWNER_EMAIL",
                OWNER,
                "CENTRALITA_BOOTSTRAP_OWNER_PASSWORD",
                secrets.ownerPassword(),
                "CENTRALITA_OUTBOUND_ALLOWED_NETWORKS",
                "127.0.0.0/8",
                "CENTRALITA_OUTBOUND_ALLOWED_PORTS",
                "443,8443," + options.emulatorPort());
    }

    private static void stopAtTheEnd(ApiProcess api, WhatsAppEmulator emulator) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            api.close();
                            emulator.close();
                        },
                        "demo-stop"));
    }

    /** The jar lies in examples/demo/target. */
    private static Path repository() {
        try {
            return Path.of(Demo.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve("../../../..")
                    .normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
