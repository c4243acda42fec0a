package io.centralita.channel.metacloud.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a send gives against what the template takes; silence where it cannot be known. */
class TemplateFitTest {
    private static final TemplateParameter PICTURE =
            new TemplateParameter.Media(null, MediaKind.IMAGE, new MediaSource.ProviderId("9"), null);

    private static List<String> misfits(String components, TemplateComponent... given) {
        return TemplateFit.misfits(
                components.replace('\'', '"'), new MessageContent.Template("n", "en", List.of(given)));
    }

    private static TemplateParameter text(String text) {
        return TemplateParameter.text(text);
    }

    @Test
    void shouldCountThePlacesOfTheBody() {
        String body = "[{'type':'BODY','text':'Hi {{1}}, order {{ 2 }} of {{1}}'}]";
        assertThat(misfits(body, TemplateComponent.body(text("Ana"), text("7"))))
                .isEmpty();
        assertThat(misfits(body, TemplateComponent.body(text("Ana"))))
                .containsExactly("the body takes 2 values, 1 given");
        assertThat(misfits(body)).containsExactly("the body takes 2 values, 0 given");
        assertThat(misfits("[{'type':'BODY','text':'no place'}]", TemplateComponent.body(text("Ana"))))
                .containsExactly("the body takes 0 values, 1 given");
    }

    @Test
    void shouldKnowPlacesByName() {
        String body = "[{'type':'body','text':'Hi {{first_name}}'}]";
        assertThat(misfits(body, TemplateComponent.body(new TemplateParameter.Text("first_name", "Ana"))))
                .isEmpty();
        assertThat(misfits(body, TemplateComponent.body(new TemplateParameter.Text("name", "Ana"))))
                .singleElement()
                .asString()
                .contains("first_name");
    }

    @Test
    void shouldWantTheHeadersOwnKindOfMedium() {
        String header = "[{'type':'HEADER','format':'IMAGE'}]";
        assertThat(misfits(header, TemplateComponent.header(PICTURE))).isEmpty();
        assertThat(misfits(header)).containsExactly("the header takes one image");
        assertThat(misfits("[{'type':'HEADER','format':'VIDEO'}]", TemplateComponent.header(PICTURE)))
                .containsExactly("the header takes one video");
        assertThat(misfits("[{'type':'BODY','text':'x'}]", TemplateComponent.header(PICTURE)))
                .containsExactly("the template has no header");
    }

    @Test
    void shouldWantOneProductForAHeaderOfOneAndJudgeNoFormatItDoesNotKnow() {
        TemplateParameter product = new TemplateParameter.Product(null, "cat-1", "sku-1");
        String header = "[{'type':'HEADER','format':'PRODUCT'}]";
        assertThat(misfits(header, TemplateComponent.header(product))).isEmpty();
        assertThat(misfits(header, TemplateComponent.header(PICTURE))).containsExactly("the header takes one product");
        assertThat(misfits("[{'type':'HEADER','format':'GIF'}]", TemplateComponent.header(PICTURE)))
                .isEmpty();
        assertThat(misfits("[{'type':'HEADER','format':'TEXT','text':'Hi'}]", TemplateComponent.header(PICTURE)))
                .containsExactly("the header takes 0 values, 1 given");
    }

    @Test
    void shouldLookAtEveryButton() {
        String buttons = "[{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'Yes'},"
                + "{'type':'URL','url':'https://x.example/{{1}}'},{'type':'COPY_CODE'},"
                + "{'type':'URL','url':'https://x.example/'}]}]";
        TemplateComponent link = TemplateComponent.button("url", 1, text("a"));
        TemplateComponent code =
                TemplateComponent.button("copy_code", 2, new TemplateParameter.CouponCode(null, "SAVE10"));
        assertThat(misfits(buttons, link, code)).isEmpty();
        assertThat(misfits(buttons, link)).containsExactly("button 2 takes 1 value, 0 given");
        assertThat(misfits(buttons, link, code, TemplateComponent.button("url", 3, text("b"))))
                .containsExactly("button 3 takes 0 values, 1 given");
        assertThat(misfits(buttons, link, code, TemplateComponent.button("url", 4, text("b"))))
                .containsExactly("the template has no button 4");
    }

    @Test
    void shouldWantTheCodeOfAnAuthenticationTemplateTwice() {
        String otp = "[{'type':'BODY','add_security_recommendation':true},"
                + "{'type':'BUTTONS','buttons':[{'type':'OTP','otp_type':'COPY_CODE'}]}]";
        assertThat(misfits(
                        otp,
                        TemplateComponent.body(text("123456")),
                        TemplateComponent.button("url", 0, text("123456"))))
                .isEmpty();
        assertThat(misfits(otp, TemplateComponent.body(text("123456"))))
                .containsExactly("button 0 takes 1 value, 0 given");
    }

    @Test
    void shouldNotJudgeWhatItDoesNotKnow() {
        assertThat(misfits("[]", TemplateComponent.body(text("x")))).isEmpty();
        assertThat(misfits("{'odd':1}", TemplateComponent.body(text("x")))).isEmpty();
        assertThat(misfits("[{'type':'CAROUSEL','cards':[]}]", TemplateComponent.header(PICTURE)))
                .isEmpty();
    }
}
