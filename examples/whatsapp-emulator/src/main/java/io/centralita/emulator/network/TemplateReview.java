package io.centralita.emulator.network;

import io.centralita.emulator.BusinessNumber;
import io.centralita.emulator.webhooks.Envelopes;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Optional;

/** Meta's reviewers: they decide on templates as told and tell it by webhook. Belongs to one thread. */
public final class TemplateReview {

    private final Templates templates;
    private final Mailroom mailroom;
    private final InstantSource clock;
    private volatile boolean approvesAtOnce = true;

    /** Reviews these templates. */
    public TemplateReview(Templates templates, Mailroom mailroom, InstantSource clock) {
        this.templates = templates;
        this.mailroom = mailroom;
        this.clock = clock;
    }

    /** Whether new and edited templates are approved at once, or wait until told. Safe for any thread. */
    public void approvesAtOnce(boolean on) {
        approvesAtOnce = on;
    }

    /** A template was handed in. */
    public void handedIn(BusinessNumber number, Template template) {
        if (approvesAtOnce) {
            decide(number, template.name(), template.language(), "APPROVED", "NONE");
        }
    }

    /** Puts a template into a status, such as REJECTED with INVALID_FORMAT, or PAUSED; absent when it is not there. */
    public Optional<Template> decide(
            BusinessNumber number, String name, String language, String status, String reason) {
        Optional<Template> changed = templates.change(
                number.wabaId(),
                name,
                language,
                template -> template.in(status, "REJECTED".equals(status) ? reason : null));
        changed.ifPresent(template -> post(
                number,
                "message_template_status_update",
                told(template)
                        .put("event", status)
                        .put("reason", reason)
                        .put("message_template_category", template.category())));
        return changed;
    }

    /** Changes a template's quality; absent when it is not there. */
    public Optional<Template> rate(BusinessNumber number, String name, String language, String score) {
        Optional<Template> before = templates.find(number.wabaId(), name, language);
        before.ifPresent(template -> {
            templates.change(number.wabaId(), name, language, found -> found.rated(score));
            post(
                    number,
                    "message_template_quality_update",
                    told(template)
                            .put("previous_quality_score", template.quality())
                            .put("new_quality_score", score));
        });
        return before.map(template -> template.rated(score));
    }

    /** Sorts a template into another category; absent when it is not there. */
    public Optional<Template> sort(BusinessNumber number, String name, String language, String category) {
        Optional<Template> before = templates.find(number.wabaId(), name, language);
        before.ifPresent(template -> {
            templates.change(number.wabaId(), name, language, found -> found.sortedInto(category));
            post(
                    number,
                    "template_category_update",
                    told(template).put("previous_category", template.category()).put("new_category", category));
        });
        return before.map(template -> template.sortedInto(category));
    }

    private static JsonObject told(Template template) {
        return new JsonObject()
                .put("message_template_id", Long.parseLong(template.id()))
                .put("message_template_name", template.name())
                .put("message_template_language", template.language());
    }

    private void post(BusinessNumber number, String field, JsonObject value) {
        mailroom.post(number, field, "", Envelopes.notice(number, field, value, clock.instant()));
    }
}
