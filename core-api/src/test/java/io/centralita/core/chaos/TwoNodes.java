package io.centralita.core.chaos;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.centralita.core.testing.TestPostgres;
import io.centralita.emulator.EmulatorOptions;
import io.centralita.emulator.SendLedger;
import io.centralita.emulator.WhatsAppEmulator;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two nodes on one PostgreSQL, a real Redis between them, and a provider whose answers can be kept back. Faults are for the
 * first node; the provider's statuses go to the second.
 */
final class TwoNodes implements AutoCloseable {

    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final TestPostgres postgres = TestPostgres.start();
    private final RedisProcess redis = RedisProcess.start();
    private final WhatsAppEmulator emulator =
            WhatsAppEmulator.start(EmulatorOptions.defaults().withFullLedger().withoutWindowRule());
    private final HoldingProvider provider = HoldingProvider.before(emulator.baseUrl(), 0, 0);
    private final ChaosNode first;
    private final ChaosNode second;
    private final ChaosLine line;

    TwoNodes() throws IOException {
        provider.letGo();
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        var common = Map.of(
                "CENTRALITA_REDIS_URL", redis.url(),
                "CENTRALITA_DELIVERY_UNKNOWN_AFTER", "15S",
                "CENTRALITA_SECRETS_KEY", Base64.getEncoder().encodeToString(key));
        first = ChaosNode.launch(environment(common, "first"));
        second = ChaosNode.launch(environment(common, "second"));
        first.awaitReady();
        second.awaitReady();
        line = ChaosLine.connect(first, provider.baseUrl());
        emulator.register(
                ChaosLine.NUMBER,
                "15550100001",
                ChaosLine.ACCOUNT,
                ChaosLine.ACCESS,
                ChaosLine.SECRET,
                line.at(second).hook(),
                ChaosLine.VERIFY);
    }

    private Map<String, String> environment(Map<String, String> common, String name) {
        var access = postgres.server().access();
        var environment = new HashMap<>(common);
        environment.put("CENTRALITA_DATABASE_URL", access.url() + "?application_name=" + name);
        environment.put("CENTRALITA_DATABASE_USERNAME", access.application().username());
        environment.put("CENTRALITA_DATABASE_PASSWORD", access.application().password());
        environment.put("CENTRALITA_DATABASE_OWNER_USERNAME", access.owner().username());
        environment.put("CENTRALITA_DATABASE_OWNER_PASSWORD", access.owner().password());
        return environment;
    }

    /** Undoes what a test before has done, and waits until both nodes own lanes. */
    void makeWhole() throws IOException, SQLException {
        provider.letGo();
        if (!redis.isAlive()) {
            redis.startAgain();
        }
        first.goOn();
        for (var node : List.of(first, second)) {
            if (!node.isAlive()) {
                node.startAgain();
            }
            node.awaitReady();
        }
        for (var node : List.of(first, second)) {
            await().atMost(SETTLED)
                    .until(() ->
                            given().get(line.at(node).hook() + "?hub.mode=subscribe&hub.challenge=1&hub.verify_token="
                                                    + ChaosLine.VERIFY)
                                            .statusCode()
                                    == 200);
        }
        awaitOwners(2);
    }

    /** Waits until so many nodes have lanes, and every lane has an owner. */
    void awaitOwners(int nodes) {
        await().atMost(SETTLED)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> sql().column(
                                "select count(*) || ' of ' || count(distinct owner) from lanes where leased_until > now()")
                        .get(0)
                        .equals("4 of " + nodes));
    }

    ChaosNode first() {
        return first;
    }

    ChaosNode second() {
        return second;
    }

    RedisProcess redis() {
        return redis;
    }

    HoldingProvider provider() {
        return provider;
    }

    /** What the provider accepted. */
    SendLedger ledger() {
        return emulator.ledger();
    }

    ChaosLine lineAtFirst() {
        return line.at(first);
    }

    ChaosLine lineAtSecond() {
        return line.at(second);
    }

    AdminSql sql() {
        return new AdminSql(postgres.dataFolder());
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        provider.close();
        emulator.close();
        redis.close();
        postgres.close();
    }
}
