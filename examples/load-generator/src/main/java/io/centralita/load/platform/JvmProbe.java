package io.centralita.load.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a JVM of the same user on this Linux machine: live heap by {@code jcmd PID GC.class_histogram}, which collects
 * fully first, and resident memory by {@code /proc}.
 */
public final class JvmProbe {

    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);
    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);

    private final long pid;

    /** A probe of a process. */
    public JvmProbe(long pid) {
        this.pid = pid;
    }

    /** Bytes of live objects after a full collection. */
    public long liveHeapBytes() {
        return number(TOTAL, jcmd("GC.class_histogram"), "a total");
    }

    /** Resident bytes of the process. */
    public long residentBytes() {
        try {
            return number(RESIDENT, Files.readString(Path.of("/proc", String.valueOf(pid), "status")), "VmRSS") * 1_024;
        } catch (IOException gone) {
            throw new UncheckedIOException("no process " + pid, gone);
        }
    }

    private String jcmd(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Path output = Files.createTempFile("load-jcmd", ".txt");
            Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return text;
        } catch (IOException failed) {
            throw new UncheckedIOException("jcmd does not run", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static long number(Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "no %s in %s", what, text.substring(0, Math.min(200, text.length()))));
        }
        return Long.parseLong(matcher.group(1));
    }
}
