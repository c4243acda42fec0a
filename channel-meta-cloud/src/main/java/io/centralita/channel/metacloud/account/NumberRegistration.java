package io.centralita.channel.metacloud.account;

import io.centralita.channel.metacloud.graph.GraphClient;
import io.centralita.channel.metacloud.json.JsonBytes;
import io.centralita.channel.spi.feature.Registration;
import io.centralita.channel.spi.outbound.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Proof of ownership, two-step PIN, service on and off, and the app's subscription to the account. */
public final class NumberRegistration implements Registration {
    private static final Pattern PIN = Pattern.compile("[0-9]{6}");
    private static final Pattern CODE = Pattern.compile("[0-9]{3}-?[0-9]{3}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");

    private final Management management;
    private final String phoneNumberId;
    private final String accountId;

    public NumberRegistration(Management management, String phoneNumberId, String accountId) {
        this.management = management;
        this.phoneNumberId = phoneNumberId;
        this.accountId = accountId;
    }

    @Override
    public CompletionStage<Void> requestCode(CodeMethod method, String language) {
        if (!LANGUAGE.matcher(language).matches()) {
            return Management.refused(ErrorKind.CONTENT, "the language looks like pt_BR");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code_method", method.name());
        fields.put("language", language);
        return post("request_code", fields);
    }

    @Override
    public CompletionStage<Void> verifyCode(String code) {
        return CODE.matcher(code).matches()
                ? post("verify_code", Map.of("code", code.replace("-", "")))
                : Management.refused(ErrorKind.CONTENT, "the code has six digits");
    }

    @Override
    public CompletionStage<Void> register(String pin) {
        if (!PIN.matcher(pin).matches()) {
            return notPin();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("messaging_product", "whatsapp");
        fields.put("pin", pin);
        return post("register", fields);
    }

    @Override
    public CompletionStage<Void> deregister() {
        return post("deregister", Map.of());
    }

    @Override
    public CompletionStage<Void> changePin(String pin) {
        return PIN.matcher(pin).matches()
                ? management
                        .post(GraphClient.place(phoneNumberId), body(Map.of("pin", pin)))
                        .thenAccept(done -> {})
                : notPin();
    }

    private static CompletionStage<Void> notPin() {
        return Management.refused(ErrorKind.CONTENT, "the PIN has six digits");
    }

    @Override
    public CompletionStage<Void> subscribe() {
        return management
                .post(GraphClient.place(accountId, "subscribed_apps"), body(Map.of()))
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> unsubscribe() {
        return management
                .delete(GraphClient.place(accountId, "subscribed_apps"), Map.of())
                .thenAccept(done -> {});
    }

    private CompletionStage<Void> post(String what, Map<String, String> fields) {
        return management
                .post(GraphClient.place(phoneNumberId, what), body(fields))
                .thenAccept(done -> {});
    }

    private static byte[] body(Map<String, String> fields) {
        return JsonBytes.write(128, json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        });
    }
}
