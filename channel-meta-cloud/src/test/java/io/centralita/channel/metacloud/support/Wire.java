package io.centralita.channel.metacloud.support;

import java.nio.charset.StandardCharsets;

/** Webhook bodies written by hand: single quotes stand for double ones. */
public final class Wire {
    public static final String NUMBER = "310000000000001";
    public static final String ANA = "{'profile':{'name':'Ana Prado'},'wa_id':'5511988880001','user_id':'BR.1001'}";

    private Wire() {}

    public static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /** One change of a field. */
    public static byte[] change(String field, String value) {
        return entries(entry(changeOf(field, value)));
    }

    public static byte[] entries(String... entries) {
        return json("{'object':'whatsapp_business_account','entry':[" + String.join(",", entries) + "]}");
    }

    public static String entry(String... changes) {
        return "{'id':'209900000000001','time':1795500040,'changes':[" + String.join(",", changes) + "]}";
    }

    public static String changeOf(String field, String value) {
        return "{'field':'" + field + "','value':" + value + "}";
    }

    /** A value about a number: metadata and whatever else. */
    public static String value(String rest) {
        return "{'messaging_product':'whatsapp','metadata':{'display_phone_number':'15550100001','phone_number_id':'"
                + NUMBER + "'}," + rest + "}";
    }

    /** A call that tells one message of Ana. */
    public static byte[] message(String rest) {
        return messages(ANA, ana(rest));
    }

    /** A call that tells messages. */
    public static byte[] messages(String contacts, String... messages) {
        return change(
                "messages", value("'contacts':[" + contacts + "],'messages':[" + String.join(",", messages) + "]"));
    }

    /** A message of Ana. */
    public static String ana(String rest) {
        return "{'from':'5511988880001','from_user_id':'BR.1001','id':'wamid.A','timestamp':'1795500001'," + rest + "}";
    }

    /** A call that tells one status. */
    public static byte[] status(String rest) {
        return change("messages", value("'statuses':[{'id':'wamid.S','timestamp':'1795500010'," + rest + "}]"));
    }
}
