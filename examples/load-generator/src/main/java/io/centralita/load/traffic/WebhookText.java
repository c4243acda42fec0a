package io.centralita.load.traffic;

/** Writes the body of a Meta {@code messages} webhook, as Meta escapes it, and notes its slots. */
final class WebhookText {

    private static final String CONTACT = "000000000";

    private final SentNumber number;
    private final ProviderIds ids;
    private final Slots slots;
    private final StringBuilder text = new StringBuilder(1024);

    WebhookText(SentNumber number, ProviderIds ids, Slots slots) {
        this.number = number;
        this.ids = ids;
        this.slots = slots;
    }

    String body(int batch) {
        text.append("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"")
                .append(number.wabaId())
                .append("\",\"changes\":[{\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":")
                .append("{\"display_phone_number\":\"")
                .append(number.displayNumber())
                .append("\",\"phone_number_id\":\"")
                .append(number.phoneNumberId())
                .append("\"},\"contacts\":[");
        for (int position = 0; position < batch; position++) {
            contact(position);
        }
        text.append("],\"messages\":[");
        for (int position = 0; position < batch; position++) {
            message(position);
        }
        return text.append("]},\"field\":\"messages\"}]}]}").toString();
    }

    private void contact(int position) {
        text.append(position == 0 ? "" : ",").append("{\"profile\":{\"name\":\"Cliente ");
        contactDigits(position);
        text.append("\"},\"wa_id\":\"5511");
        contactDigits(position);
        text.append("\",\"user_id\":\"BR.1000000000000");
        contactDigits(position);
        text.append("\"}");
    }

    private void message(int position) {
        text.append(position == 0 ? "" : ",").append("{\"from\":\"5511");
        contactDigits(position);
        text.append("\",\"from_user_id\":\"BR.1000000000000");
        contactDigits(position);
        text.append("\",\"id\":\"").append(ids.prefix());
        slots.message(text.length());
        text.append("000000000\",\"timestamp\":\"");
        slots.time(text.length());
        text.append("0000000000\",\"type\":\"text\",\"text\":{\"body\":")
                .append("\"Ol\\u00e1, meu pedido ainda n\\u00e3o chegou. Pode verificar, por favor?\"}}");
    }

    private void contactDigits(int position) {
        slots.contact(position, text.length());
        text.append(CONTACT);
    }
}
