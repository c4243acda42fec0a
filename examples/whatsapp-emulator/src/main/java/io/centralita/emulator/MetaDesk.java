package io.centralita.emulator;

import io.centralita.emulator.network.NumberState;
import io.centralita.emulator.network.Template;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Meta's own people: they judge numbers and templates, and tell it by webhook. Safe for any thread. */
public final class MetaDesk {

    private final Exchange exchange;
    private final Context context;

    MetaDesk(Exchange exchange, Context context) {
        this.exchange = exchange;
        this.context = context;
    }

    /** What Meta knows of a number: registration, quality, limit, throughput, profile. */
    public NumberState number(String phoneNumberId) {
        return exchange.states.of(phoneNumberId);
    }

    /** Changes it. No webhook is posted; see {@link WhatsAppEmulator#notice}. */
    public NumberState number(String phoneNumberId, UnaryOperator<NumberState> step) {
        return exchange.states.change(phoneNumberId, step);
    }

    /** Whether new and edited templates are approved at once (the default), or wait for {@link #templateStatus}. */
    public void approvesTemplatesAtOnce(boolean on) {
        exchange.review.approvesAtOnce(on);
    }

    /** Puts a template into a status, such as REJECTED with INVALID_FORMAT, or PAUSED; empty when it is not there. */
    public CompletableFuture<Optional<Template>> templateStatus(
            String phoneNumberId, String name, String language, String status, String reason) {
        return decide(() -> exchange.review.decide(owner(phoneNumberId), name, language, status, reason));
    }

    /** Rates a template GREEN, YELLOW or RED; empty when it is not there. */
    public CompletableFuture<Optional<Template>> templateQuality(
            String phoneNumberId, String name, String language, String score) {
        return decide(() -> exchange.review.rate(owner(phoneNumberId), name, language, score));
    }

    /** Sorts a template into another category; empty when it is not there. */
    public CompletableFuture<Optional<Template>> templateCategory(
            String phoneNumberId, String name, String language, String category) {
        return decide(() -> exchange.review.sort(owner(phoneNumberId), name, language, category));
    }

    private BusinessNumber owner(String phoneNumberId) {
        return exchange.numbers
                .find(phoneNumberId)
                .orElseThrow(() -> new IllegalArgumentException("no such number: " + phoneNumberId));
    }

    private CompletableFuture<Optional<Template>> decide(Supplier<Optional<Template>> step) {
        CompletableFuture<Optional<Template>> end = new CompletableFuture<>();
        context.runOnContext(run -> {
            try {
                end.complete(step.get());
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }
}
