package io.centralita.channel.wppconnect.support;

import io.centralita.channel.spi.inbound.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The server's calls, written by hand: single quotes stand for double ones. */
public final class Wire {
    public static final String ANA = "5511988880001@c.us";
    public static final String US = "5511900000001@c.us";
    public static final String IN = "false_" + ANA + "_3EB0A1000000000000001";
    public static final String OUT = "true_" + ANA + "_3EB0B0000000000000001";

    private Wire() {}

    public static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] event(String event, String rest) {
        return json("{'event':'" + event + "','session':'loja1'," + rest + "}");
    }

    /** A message of Ana. */
    public static byte[] message(String rest) {
        return event(
                "onmessage",
                "'id':'" + IN + "','from':'" + ANA + "','to':'" + US
                        + "','t':1795500001,'notifyName':'Ana','fromMe':false," + rest);
    }

    public static byte[] ack(String id, long ack, String rest) {
        return event(
                "onack",
                "'id':{'fromMe':true,'remote':'" + ANA + "','id':'x','_serialized':'" + id + "'},'ack':" + ack
                        + ",'t':1795500000" + rest);
    }

    public static WebhookRequest posted(byte[] body) {
        return posted(body, Settings.KEY);
    }

    public static WebhookRequest posted(byte[] body, String key) {
        return new WebhookRequest(
                "POST",
                Map.of("key", List.of(key)),
                Map.of("content-type", List.of("application/json"), "user-agent", List.of("axios/1.7")),
                body);
    }
}
