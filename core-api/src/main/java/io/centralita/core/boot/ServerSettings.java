package io.centralita.core.boot;

import io.centralita.core.boot.EmbeddedPostgresOptions.Durability;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's configuration, written anew at each start: an office's box of two cores, where a commit is on the disk
 * before it is acknowledged. An operator's own lines in {@code overrides.conf} beside it win.
 */
final class ServerSettings {

    static final String OVERRIDES = "overrides.conf";

    private ServerSettings() {}

    static String configuration(int port, Path logFolder, Durability durability) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.putAll(access(port));
        settings.putAll(memory());
        settings.putAll(durable());
        settings.putAll(housekeeping());
        settings.putAll(log(logFolder));
        if (durability == Durability.FORGETFUL_FOR_TESTS) {
            settings.putAll(Map.of("fsync", "off", "full_page_writes", "off", "logging_collector", "off"));
        }
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + " = '" + entry.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining("", "", "include = '" + OVERRIDES + "'\n"));
    }

    /** Passwords only, from this machine only. */
    static String hostAccess() {
        return "host all all 127.0.0.1/32 scram-sha-256\n";
    }

    private static Map<String, String> access(int port) {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "port", Integer.toString(port),
                "unix_socket_directories", "",
                "max_connections", "60",
                "password_encryption", "scram-sha-256",
                "idle_in_transaction_session_timeout", "60s",
                "timezone", "UTC",
                "lc_messages", "C");
    }

    private static Map<String, String> memory() {
        return Map.of(
                "shared_buffers", "128MB",
                "effective_cache_size", "1GB",
                "work_mem", "8MB",
                "maintenance_work_mem", "64MB",
                "random_page_cost", "1.1",
                "jit", "off");
    }

    private static Map<String, String> durable() {
        return Map.of(
                "fsync", "on",
                "full_page_writes", "on",
                "synchronous_commit", "on",
                "wal_compression", "on",
                "wal_buffers", "16MB",
                "min_wal_size", "1GB",
                "max_wal_size", "2GB",
                "checkpoint_timeout", "10min");
    }

    /** Inbox and outbox rows live for milliseconds: look often, clean early, and do not dawdle. */
    private static Map<String, String> housekeeping() {
        return Map.of(
                "autovacuum_naptime", "15s",
                "autovacuum_vacuum_scale_factor", "0.05",
                "autovacuum_vacuum_insert_scale_factor", "0.1",
                "autovacuum_analyze_scale_factor", "0.05",
                "autovacuum_vacuum_cost_limit", "1000");
    }

    /** A file for each day of the week. Values of statements stay out: they are people's names and messages. */
    private static Map<String, String> log(Path logFolder) {
        return Map.of(
                "logging_collector", "on",
                "log_directory", logFolder.toString(),
                "log_filename", "postgres-%a.log",
                "log_truncate_on_rotation", "on",
                "log_rotation_age", "1d",
                "log_rotation_size", "0",
                "log_error_verbosity", "terse",
                "log_min_duration_statement", "1s",
                "log_parameter_max_length", "0",
                "log_parameter_max_length_on_error", "0");
    }
}
