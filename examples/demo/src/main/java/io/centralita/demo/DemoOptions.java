package io.centralita.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What may be said on the command line.
 *
 * @param data folder of the data, kept from one start to the next
 * @param application the packaged application
 * @param port of the API
 * @param managementPort of health and metrics
 * @param emulatorPort of the emulated WhatsApp
 */
record DemoOptions(Path data, Path application, int port, int managementPort, int emulatorPort) {

    static final String USAGE = """
        Usage: java -jar centralita-demo.jar [options]
          --data FOLDER            where everything is kept       (data)
          --port N                 the API                        (8080)
          --management-port N      health and metrics             (9000)
          --emulator-port N        the emulated WhatsApp          (9090)
          --application JAR        quarkus-run.jar of core-api    (found beside this build)
        """;

    private static final Path BUILT = Path.of("core-api", "target", "quarkus-app", "quarkus-run.jar");

    static DemoOptions parse(List<String> words, Path repository) {
        Path data = Path.of("data");
        Path application = repository.resolve(BUILT);
        int port = 8080;
        int managementPort = 9000;
        int emulatorPort = 9090;
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (words.get(i)) {
                case "--data" -> data = Path.of(value);
                case "--application" -> application = Path.of(value);
                case "--port" -> port = port(value);
                case "--management-port" -> managementPort = port(value);
                case "--emulator-port" -> emulatorPort = port(value);
                default -> throw new IllegalArgumentException("Unknown option " + words.get(i));
            }
        }
        return new DemoOptions(
                data.toAbsolutePath().normalize(),
                application.toAbsolutePath().normalize(),
                port,
                managementPort,
                emulatorPort);
    }

    String api() {
        return "http://127.0.0.1:" + port;
    }

    String management() {
        return "http://127.0.0.1:" + managementPort;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("Not a port: " + text);
        }
        return Integer.parseInt(text);
    }
}
