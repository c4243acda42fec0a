package io.centralita.core.boot;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process of its own that runs {@link PostgresHolder}, so that it can be killed for good. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final String[] answer;

    private ChildJvm(Process process, String[] answer) {
        this.process = process;
        this.answer = answer;
    }

    /** Starts it and waits for its one line. */
    static ChildJvm start(Path dataFolder, Path binaries) throws IOException {
        Process process = launch(List.of(), System.getProperty("java.class.path"), dataFolder, binaries);
        return new ChildJvm(process, readAnswer(process));
    }

    /** The same as another user, who may not read this user's class path: a copy is given to everybody. */
    static ChildJvm startAs(int uid, Path dataFolder, Path binaries, Path classPathCopy) throws IOException {
        List<String> prefix = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
        Process process = launch(prefix, copyOfClassPath(classPathCopy), dataFolder, binaries);
        return new ChildJvm(process, readAnswer(process));
    }

    /** Starts it and waits for nothing. */
    static Process launch(Path dataFolder, Path binaries) throws IOException {
        return launch(List.of(), System.getProperty("java.class.path"), dataFolder, binaries);
    }

    boolean isReady() {
        return answer[0].equals("READY");
    }

    String line() {
        return String.join(" ", answer);
    }

    long serverPid() {
        return Long.parseLong(answer[4]);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + answer[1], answer[2], answer[3]);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it by the end of its input, as a clean stop does. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    private static Process launch(List<String> prefix, String classPath, Path dataFolder, Path binaries)
            throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1", "-cp", classPath, PostgresHolder.class.getName()));
        words.addAll(List.of(dataFolder.toString(), binaries.toString()));
        return new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String[] readAnswer(Process process) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        return line == null ? new String[] {"NOTHING"} : line.split(" ");
    }

    private static String copyOfClassPath(Path target) throws IOException {
        List<Path> needed = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .filter(entry -> Files.isDirectory(entry)
                        || entry.getFileName()
                                .toString()
                                .matches("(commons-|xz-|jboss-logging|jspecify|embedded-pos).*"))
                .toList();
        List<Path> copies = new ArrayList<>();
        for (Path entry : needed) {
            copies.add(copy(entry, target.resolve(copies.size() + "-" + entry.getFileName())));
        }
        return copies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path copy(Path entry, Path target) throws IOException {
        try (Stream<Path> tree = Files.walk(entry)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.copy(path, target.resolve(entry.relativize(path).toString()));
            }
        }
        return target;
    }
}
