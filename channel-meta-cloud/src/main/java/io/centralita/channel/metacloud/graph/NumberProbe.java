package io.centralita.channel.metacloud.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.json.Json;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.metacloud.json.NotJsonException;
import io.centralita.channel.spi.context.HttpReply;
import io.centralita.channel.spi.feature.NumberHealth.NumberReport;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.spi.outbound.SendError;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks Meta about the number: is the token good, does the number exist, how is it. */
public final class NumberProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private NumberProbe() {}

    /** What came of it. Never completes exceptionally. */
    public static CompletionStage<Finding> ask(GraphClient graph) {
        return graph.getNumber(TIMEOUT)
                .handle((reply, failure) -> failure != null ? Finding.unreachable() : read(reply));
    }

    /** Kinds of outcome. */
    public enum Outcome {
        FOUND,
        TOKEN_REFUSED,
        NUMBER_UNKNOWN,
        RESTRICTED,
        UNREACHABLE
    }

    /**
     * What Meta said.
     *
     * @param report the number, when found
     * @param error what was refused, when it was
     */
    public record Finding(Outcome outcome, @Nullable NumberReport report, SendError error) {
        private static final SendError NONE = SendError.of(ErrorKind.TEMPORARY, null, "none");

        static Finding unreachable() {
            return new Finding(
                    Outcome.UNREACHABLE,
                    null,
                    SendError.of(ErrorKind.PROVIDER_DOWN, null, "the provider could not be asked about the number"));
        }
    }

    private static Finding read(HttpReply reply) {
        return reply.successful() ? found(reply) : refused(reply);
    }

    private static Finding found(HttpReply reply) {
        try {
            JsonNode number = JsonBytes.read(reply.body());
            return new Finding(Outcome.FOUND, report(number), Finding.NONE);
        } catch (NotJsonException unreadable) {
            return Finding.unreachable();
        }
    }

    private static NumberReport report(JsonNode number) {
        return new NumberReport(
                Json.word(number, "display_phone_number"),
                Json.word(number, "verified_name"),
                Json.word(number, "quality_rating"),
                Json.firstWord(number, "whatsapp_business_manager_messaging_limit", "messaging_limit_tier"),
                Json.word(Json.object(number, "throughput"), "level"),
                Json.word(number, "status"));
    }

    private static Finding refused(HttpReply reply) {
        Optional<GraphError> told = GraphError.in(reply);
        if (told.isEmpty()) {
            return switch (reply.status()) {
                case 401, 403 -> said(Outcome.TOKEN_REFUSED, ErrorKind.AUTH, reply);
                case 404 -> said(Outcome.NUMBER_UNKNOWN, ErrorKind.AUTH, reply);
                default -> Finding.unreachable();
            };
        }
        SendError error = told.get().asSendError();
        long code = told.get().code();
        if (code == 33 || code == 100) {
            return new Finding(Outcome.NUMBER_UNKNOWN, null, error);
        }
        if (error.kind() == ErrorKind.AUTH) {
            return new Finding(Outcome.TOKEN_REFUSED, null, error);
        }
        boolean restricted = error.kind() == ErrorKind.ACCOUNT_RESTRICTED;
        return new Finding(restricted ? Outcome.RESTRICTED : Outcome.UNREACHABLE, null, error);
    }

    private static Finding said(Outcome outcome, ErrorKind kind, HttpReply reply) {
        String code = "http_" + reply.status();
        return new Finding(outcome, null, SendError.of(kind, code, "the provider answered " + reply.status()));
    }
}
