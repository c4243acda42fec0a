package io.centralita.channel.metacloud.account;

import static io.centralita.channel.metacloud.support.Outcomes.of;
import static io.centralita.channel.metacloud.support.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.metacloud.support.ScriptedGraph;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.feature.Page;
import io.centralita.channel.spi.feature.Templates.Template;
import io.centralita.channel.spi.feature.Templates.TemplateDraft;
import io.centralita.channel.spi.feature.Templates.TemplateEdit;
import io.centralita.channel.spi.outbound.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates of an account: all pages, parts as Meta has them, and every change by the call Meta wants. */
class MessageTemplatesTest {
    private static final String PLACE = ScriptedGraph.ACCOUNT + "/message_templates";
    private static final String FIELDS =
            "fields=id%2Cname%2Clanguage%2Ccategory%2Cstatus%2Cquality_score%2Crejected_reason%2Ccomponents";

    private final ScriptedGraph graph = new ScriptedGraph();
    private final MessageTemplates templates =
            new MessageTemplates(graph.management(), new FileHandles(graph.management(), "app"), ScriptedGraph.ACCOUNT);

    @Test
    void shouldListAllPagesUntilNoneFollows() {
        graph.then(
                        200,
                        "{'data':[{'id':'1','name':'hello','language':'pt_BR','category':'UTILITY','status':'APPROVED'}],"
                                + "'paging':{'cursors':{'before':'B','after':'A/1'},'next':'https://graph.facebook.com/x'}}")
                .then(200, "{'data':[],'paging':{'cursors':{'before':'B','after':'A2'}}}");
        Page<Template> first = of(templates.list(null));
        assertThat(first.items()).extracting(Template::name).containsExactly("hello");
        assertThat(first.next()).isEqualTo("A/1");
        Page<Template> second = of(templates.list(first.next()));
        assertThat(second.items()).isEmpty();
        assertThat(second.next()).isNull();
        assertThat(graph.asked())
                .containsExactly(
                        "GET " + PLACE + "?" + FIELDS + "&limit=100",
                        "GET " + PLACE + "?" + FIELDS + "&limit=100&after=A%2F1");
    }

    @Test
    void shouldKeepThePartsAsMetaHasThemAlsoThoseItDoesNotKnow() {
        String components = "[{'type':'NOVELTY','deep':{'er':[1,null,2.50]}},{'type':'BODY','text':'caf\\u00e9 {{1}}',"
                + "'example':{'body_text':[['x']]}}]";
        graph.then(
                200,
                "{'data':[{'id':'1','name':'n','language':'en','category':'NEW_KIND','status':'IN_APPEAL',"
                        + "'quality_score':{'score':'YELLOW','date':1},'rejected_reason':'NONE','components':"
                        + components
                        + "},{'id':'2','name':'n','language':'pt_BR','category':'UTILITY','status':'REJECTED',"
                        + "'rejected_reason':'INVALID_FORMAT'}]}");
        Page<Template> page = of(templates.list(null));
        assertThat(page.items()).first().satisfies(template -> {
            assertThat(template.category()).isEqualTo("NEW_KIND");
            assertThat(template.status()).isEqualTo("IN_APPEAL");
            assertThat(template.quality()).isEqualTo("YELLOW");
            assertThat(template.reason()).isNull();
            assertThat(Fixtures.tree(template.componentsJson().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(Fixtures.tree(components.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(page.items()).last().extracting(Template::reason).isEqualTo("INVALID_FORMAT");
    }

    @Test
    void shouldSubmitWithNamedPlacesMarkedAsSuch() {
        graph.then(200, "{'id':'77','status':'PENDING','category':'MARKETING'}");
        Template made = of(templates.submit(new TemplateDraft(
                "welcome", "en_US", "UTILITY", "[{\"type\":\"BODY\",\"text\":\"Hi {{first_name}}\"}]")));
        assertThat(made.providerId()).isEqualTo("77");
        assertThat(made.category()).as("Meta may choose another one").isEqualTo("MARKETING");
        assertThat(graph.asked()).containsExactly("POST " + PLACE);
        assertThat(graph.body(0))
                .isEqualTo("{\"name\":\"welcome\",\"language\":\"en_US\",\"category\":\"UTILITY\","
                        + "\"parameter_format\":\"NAMED\","
                        + "\"components\":[{\"type\":\"BODY\",\"text\":\"Hi {{first_name}}\"}]}");
    }

    @Test
    void shouldEditById() {
        graph.then(200, "{'success':true}");
        of(templates.edit(new TemplateEdit("77", null, "[{\"type\":\"BODY\",\"text\":\"Hi\"}]")));
        assertThat(graph.asked()).containsExactly("POST 77");
        assertThat(graph.body(0)).isEqualTo("{\"components\":[{\"type\":\"BODY\",\"text\":\"Hi\"}]}");
    }

    @Test
    void shouldDeleteOneLanguageByIdAndAllByName() {
        graph.then(
                        200,
                        "{'data':[{'id':'5','name':'bye_now','language':'en'},{'id':'6','name':'bye','language':'pt_BR'}],"
                                + "'paging':{'cursors':{'after':'A'},'next':'x'}}")
                .then(200, "{'data':[{'id':'7','name':'bye','language':'en'}]}")
                .then(200, "{'success':true}")
                .then(200, "{'success':true}");
        of(templates.delete("bye", "en"));
        of(templates.delete("bye", null));
        assertThat(graph.asked().subList(1, 4))
                .containsExactly(
                        "GET " + PLACE + "?fields=id%2Cname%2Clanguage&name=bye&limit=100&after=A",
                        "DELETE " + PLACE + "?hsm_id=7&name=bye",
                        "DELETE " + PLACE + "?name=bye");
    }

    @Test
    void shouldKnowThatMetaWouldNotSendIt() {
        var use = new MessageContent.Template("n", "en", List.of());
        assertThat(templates.misfits(
                        new Template("1", "n", "en", "UTILITY", "REJECTED", null, "INVALID_FORMAT", "[]"), use))
                .containsExactly("the template is REJECTED: INVALID_FORMAT");
        assertThat(templates.misfits(new Template("1", "n", "en", "UTILITY", "NEW_STATE", null, null, "[]"), use))
                .isEmpty();
    }

    @Test
    void shouldSayWhyNot() {
        assertThat(refusal(templates.submit(new TemplateDraft("n", "en", "UTILITY", "{}")))
                        .kind())
                .isEqualTo(ErrorKind.CONTENT);
        assertThat(graph.asked()).as("refused without a call").isEmpty();
        graph.then(GraphStandIn.error(401, 190));
        assertThat(refusal(templates.list(null)).kind()).isEqualTo(ErrorKind.AUTH);
        graph.then(200, "{'data':[]}");
        assertThat(refusal(templates.delete("gone", "en")).kind()).isEqualTo(ErrorKind.TEMPLATE);
        graph.then(503, "<html>");
        assertThat(refusal(templates.list(null)).retryable()).isTrue();
        assertThat(refusal(templates.list(null)).kind()).as("no reply").isEqualTo(ErrorKind.PROVIDER_DOWN);
    }
}
