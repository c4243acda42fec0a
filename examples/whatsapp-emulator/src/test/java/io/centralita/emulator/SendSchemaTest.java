package io.centralita.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the schema of Meta's sends accepts, the emulator accepts; what it refuses, the emulator refuses. */
class SendSchemaTest {

    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("text", "'type':'text','text':{'body':'Olá','preview_url':true}"),
            Map.entry("text without type", "'text':{'body':'Olá'}"),
            Map.entry("reply", "'type':'text','text':{'body':'Olá'},'context':{'message_id':'wamid.x'}"),
            Map.entry("image by link", "'type':'image','image':{'link':'https://example.com/a.jpg','caption':'c'}"),
            Map.entry(
                    "document", "'type':'document','document':{'link':'https://example.com/a.pdf','filename':'a.pdf'}"),
            Map.entry("sticker", "'type':'sticker','sticker':{'link':'https://example.com/a.webp'}"),
            Map.entry("location", "'type':'location','location':{'latitude':-23.5,'longitude':-46.6,'name':'Sé'}"),
            Map.entry("reaction", "'type':'reaction','reaction':{'message_id':'wamid.x','emoji':'👍'}"),
            Map.entry("reaction removed", "'type':'reaction','reaction':{'message_id':'wamid.x','emoji':''}"),
            Map.entry("contacts", "'type':'contacts','contacts':[{'name':{'formatted_name':'B','first_name':'B'}}]"),
            Map.entry(
                    "buttons",
                    "'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':"
                            + "[{'type':'reply','reply':{'id':'1','title':'Sim'}}]}}"),
            Map.entry(
                    "list",
                    "'type':'interactive','interactive':{'type':'list','body':{'text':'?'},'action':{'button':'Ver',"
                            + "'sections':[{'title':'A','rows':[{'id':'1','title':'Um','description':'d'}]}]}}"),
            Map.entry(
                    "template",
                    "'type':'template','template':{'name':'order_ready','language':{'code':'pt_BR'},'components':"
                            + "[{'type':'body','parameters':[{'type':'text','text':'Ana'}]}]}"));

    private static final Map<String, String> BAD = Map.ofEntries(
            Map.entry("empty text", "'type':'text','text':{'body':''}"),
            Map.entry("no content", "'type':'text'"),
            Map.entry("id and link", "'type':'image','image':{'link':'https://example.com/a.jpg','id':'1'}"),
            Map.entry("neither id nor link", "'type':'image','image':{'caption':'c'}"),
            Map.entry("caption on audio", "'type':'audio','audio':{'link':'https://example.com/a.ogg','caption':'c'}"),
            Map.entry("location without longitude", "'type':'location','location':{'latitude':1}"),
            Map.entry("reaction to nothing", "'type':'reaction','reaction':{'emoji':'👍'}"),
            Map.entry("template without language", "'type':'template','template':{'name':'x'}"),
            Map.entry(
                    "four buttons",
                    "'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':["
                            + button(1) + "," + button(2) + "," + button(3) + "," + button(4) + "]}}"),
            Map.entry(
                    "long button",
                    "'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':"
                            + "[{'type':'reply','reply':{'id':'1','title':'123456789012345678901'}}]}}"),
            Map.entry("unknown type", "'type':'poll','poll':{}"));

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SendSchemaTest.class.getResourceAsStream("/meta/meta-send.schema.json"));

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldAcceptWhatTheSchemaAccepts() {
        return GOOD.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    JsonObject body = body(entry.getValue());
                    assertThat(valid(body)).isTrue();
                    assertThat(desk.send(body).statusCode()).isEqualTo(200);
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseWhatTheSchemaRefuses() {
        return BAD.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    JsonObject body = body(entry.getValue());
                    assertThat(valid(body)).isFalse();
                    assertThat(desk.send(body).statusCode()).isEqualTo(400);
                }));
    }

    private static boolean valid(JsonObject body) {
        return SCHEMA.validate(body.encode(), InputFormat.JSON).isEmpty();
    }

    private static JsonObject body(String content) {
        return new JsonObject(("{'messaging_product':'whatsapp','recipient_type':'individual','to':'" + Desk.ANA + "',"
                        + content + "}")
                .replace('\'', '"'));
    }

    private static String button(int n) {
        return "{'type':'reply','reply':{'id':'" + n + "','title':'B" + n + "'}}";
    }
}
