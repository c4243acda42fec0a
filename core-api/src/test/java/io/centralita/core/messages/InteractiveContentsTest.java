package io.centralita.core.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import io.centralita.core.kernel.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms and catalogues are shown in timelines in the shape in which they are sent. */
class InteractiveContentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ContentJson contents = new ContentJson(JSON);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'body':'Book','flow':{'title':'Open','id':'123','token':'t','screen':'DATES','data':{'day':[1,null]}}}",
                "{'body':'Book','flow':{'title':'Open','name':'booking','draft':true}}",
                "{'body':'','product':{'catalog_id':'77','product_id':'sku-1'}}",
                "{'body':'New','header':'Shop','products':{'catalog_id':'77','sections':"
                        + "[{'title':'Shoes','product_ids':['sku-1','sku-2']}]}}",
                "{'body':'All','catalog':{'thumbnail_product_id':'sku-1'}}",
                "{'body':'Two','cards':[{'media':{'type':'image','link':'https://a.example/1'},'body':'x',"
                        + "'link_title':'See','link':'https://a.example/p'},{'media':{'type':'image',"
                        + "'provider_media_id':'1'},'link_title':'See','link':'https://a.example/q'}]}",
                "{'body':'Two','cards':[{'media':{'type':'video','link':'https://a.example/1'},"
                        + "'buttons':[{'id':'1','title':'This'}]}]}",
                "{'body':'Call','call_button':{'title':'Call','minutes':100,'payload':'desk'}}",
                "{'body':'May we?','call_permission_request':true}",
                "{'body':'Your number?','contact_request':true}",
                "{'body':'Where to?','address_request':{'country':'IN','values':{'name':'Ana'}}}",
                "{'body':'Pay','order_details':{'reference_id':'42','currency':'BRL'}}",
                "{'body':'Sent','order_status':{'reference_id':'42','status':'shipped','description':'soon'}}"
            })
    void shouldComeBackAsItWasSent(String sent) throws IOException {
        var content = OutboundContents.read("interactive", tree(sent.replace("'body':'',", "")), LinkRule.TAKEN);
        var shown = JSON.readTree(contents.text(contents.node(content, null)));
        tree(sent)
                .properties()
                .forEach(field ->
                        assertThat(shown.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'body':'x','flow':{'title':'Open'}}",
                "{'body':'x','flow':{'title':'Open','id':'1','name':'n'}}",
                "{'body':'x','flow':{'title':'Open','id':'1','data':'no object'}}",
                "{'flow':{'title':'Open','id':'1'}}",
                "{'body':'x','products':{'sections':[]}}",
                "{'body':'x','catalog':{'other':1}}",
                "{'body':'x','cards':[{'media':{'type':'audio','link':'https://a.example/1'},'link_title':'See',"
                        + "'link':'https://a.example/p'}]}",
                "{'body':'x','cards':[{'media':{'type':'image','link':'https://a.example/1'}}]}",
                "{'body':'x','order_details':'no object'}",
                "{'body':'x','address_request':{'country':'India'}}",
                "{'body':'x'}"
            })
    void shouldRefuseWhatIsNotWhole(String bad) {
        assertThatThrownBy(() -> OutboundContents.read("interactive", tree(bad), LinkRule.TAKEN))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldReadActionsAndOffersOfTemplates() {
        var content = (MessageContent.Template) OutboundContents.read(
                "template",
                tree("{'name':'offer','language':'en','components':[{'part':'limited_time_offer','parameters':"
                        + "[{'type':'offer_expiry','expires_at':'2026-12-01T00:00:00Z'}]},{'part':'button',"
                        + "'button_type':'flow','button_index':0,'parameters':[{'type':'action',"
                        + "'action':{'flow_token':'t'}}]}]}"),
                LinkRule.TAKEN);
        assertThat(content.components().get(0)).satisfies(part -> {
            assertThat(part.part()).isEqualTo(TemplateComponent.Part.LIMITED_TIME_OFFER);
            assertThat(part.parameters())
                    .containsExactly(new TemplateParameter.OfferExpiry(null, Instant.parse("2026-12-01T00:00:00Z")));
        });
        assertThat(content.components().get(1).parameters())
                .containsExactly(new TemplateParameter.Action(null, "{\"flow_token\":\"t\"}"));
    }

    @Test
    void shouldReadTheCardsOfATemplate() {
        var content = (MessageContent.Template) OutboundContents.read(
                "template",
                tree("{'name':'cards','language':'en','components':[{'part':'carousel','cards':[{'components':"
                        + "[{'part':'header','parameters':[{'type':'product','catalog_id':'77',"
                        + "'product_id':'sku-1'}]}]}]}]}"),
                LinkRule.TAKEN);
        assertThat(content.components().get(0).cards().get(0).get(0).parameters())
                .containsExactly(new TemplateParameter.Product(null, "77", "sku-1"));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
