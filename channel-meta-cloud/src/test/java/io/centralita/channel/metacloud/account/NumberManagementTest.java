package io.centralita.channel.metacloud.account;

import static io.centralita.channel.metacloud.support.Outcomes.of;
import static io.centralita.channel.metacloud.support.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.MetaCloudChannelFactory;
import io.centralita.channel.metacloud.support.GraphStandIn;
import io.centralita.channel.metacloud.support.ScriptedGraph;
import io.centralita.channel.metacloud.support.Settings;
import io.centralita.channel.spi.ChannelAdapter;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.feature.Profile;
import io.centralita.channel.spi.feature.Profile.BusinessProfile;
import io.centralita.channel.spi.feature.ProviderMedia;
import io.centralita.channel.spi.feature.Registration;
import io.centralita.channel.spi.feature.Registration.CodeMethod;
import io.centralita.channel.spi.feature.Templates;
import io.centralita.channel.spi.outbound.ErrorKind;
import io.centralita.channel.testkit.BytesMedia;
import io.centralita.channel.testkit.context.TestChannelContext;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number's profile, registration, PIN, webhook and files, by the features of the adapter. */
class NumberManagementTest {
    private static final String NUMBER = ScriptedGraph.NUMBER;

    private final ScriptedGraph graph = new ScriptedGraph();
    private final ChannelAdapter channel =
            new MetaCloudChannelFactory().create(Settings.good(), TestChannelContext.with(graph));

    private <T> T feature(Class<T> type) {
        return channel.feature(type).orElseThrow();
    }

    private static BusinessProfile about(String about) {
        return new BusinessProfile(about, null, null, null, null, null, null);
    }

    @Test
    void shouldReadTheProfile() {
        graph.then(
                200,
                "{'data':[{'about':'Hey','websites':['https://a.example/'],'vertical':'RETAIL',"
                        + "'profile_picture_url':'https://pps.whatsapp.net/x','messaging_product':'whatsapp'}]}");
        assertThat(of(feature(Profile.class).profile()))
                .isEqualTo(new BusinessProfile(
                        "Hey",
                        null,
                        null,
                        null,
                        List.of("https://a.example/"),
                        "RETAIL",
                        "https://pps.whatsapp.net/x"));
    }

    @Test
    void shouldChangeOnlyWhatIsNamedInTheProfile() {
        graph.then(200, "{'success':true}");
        of(feature(Profile.class).changeProfile(new BusinessProfile("Olá", null, "", null, List.of(), null, null)));
        assertThat(graph.asked()).containsExactly("POST " + NUMBER + "/whatsapp_business_profile");
        assertThat(graph.body(0))
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"about\":\"Ol\\u00E1\",\"address\":\"\","
                        + "\"websites\":[]}");
    }

    @Test
    void shouldRefuseAProfileMetaWouldRefuse() {
        assertThat(refusal(feature(Profile.class).changeProfile(about("x".repeat(140))))
                        .message())
                .isEqualTo("about is longer than 139 characters");
        assertThat(refusal(feature(Profile.class).changeProfile(about(" "))).kind())
                .isEqualTo(ErrorKind.CONTENT);
        BusinessProfile picture = new BusinessProfile(null, null, null, null, null, null, "https://x.example/");
        assertThat(refusal(feature(Profile.class).changeProfile(picture)).kind())
                .isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(graph.asked()).isEmpty();
    }

    @Test
    void shouldPutAPictureByAHandle() {
        graph.then(200, "{'id':'upload:MTphdHQ=?sig=ARZ_x'}")
                .then(200, "{'h':'4::aW1hZ2U=:x'}")
                .then(200, "{'success':true}");
        of(feature(Profile.class).changePicture(new BytesMedia(new byte[] {1, 2, 3}, "image/png", "logo.png")));
        assertThat(graph.asked())
                .containsExactly(
                        "POST app/uploads?file_name=logo.png&file_length=3&file_type=image%2Fpng",
                        "POST upload:MTphdHQ=?sig=ARZ_x", "POST " + NUMBER + "/whatsapp_business_profile");
        assertThat(graph.body(2))
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"profile_picture_handle\":\"4::aW1hZ2U=:x\"}");
    }

    @Test
    void shouldNotUploadToWhereNoUploadIs() {
        graph.then(200, "{'id':'../../me'}");
        assertThat(refusal(feature(Profile.class)
                                .changePicture(new BytesMedia(new byte[] {1}, "image/png", "logo.png")))
                        .kind())
                .isEqualTo(ErrorKind.PROVIDER_DOWN);
        assertThat(graph.asked()).hasSize(1);
    }

    @Test
    void shouldRefuseAPictureMetaWouldRefuse() {
        assertThat(refusal(feature(Profile.class)
                                .changePicture(new BytesMedia(new byte[] {1}, "image/gif", "logo.gif")))
                        .kind())
                .isEqualTo(ErrorKind.MEDIA);
        assertThat(graph.asked()).isEmpty();
    }

    @Test
    void shouldBringANumberIntoServiceAndOut() {
        for (int i = 0; i < 6; i++) {
            graph.then(200, "{'success':true}");
        }
        Registration registration = feature(Registration.class);
        of(registration.requestCode(CodeMethod.SMS, "pt_BR"));
        of(registration.verifyCode("123-456"));
        of(registration.register("000111"));
        of(registration.changePin("222333"));
        of(registration.deregister());
        of(registration.subscribe());
        assertThat(graph.asked())
                .containsExactly(
                        "POST " + NUMBER + "/request_code",
                        "POST " + NUMBER + "/verify_code",
                        "POST " + NUMBER + "/register",
                        "POST " + NUMBER,
                        "POST " + NUMBER + "/deregister",
                        "POST " + ScriptedGraph.ACCOUNT + "/subscribed_apps");
        assertThat(graph.body(0)).isEqualTo("{\"code_method\":\"SMS\",\"language\":\"pt_BR\"}");
        assertThat(graph.body(1)).isEqualTo("{\"code\":\"123456\"}");
        assertThat(graph.body(2)).isEqualTo("{\"messaging_product\":\"whatsapp\",\"pin\":\"000111\"}");
        assertThat(graph.body(3)).isEqualTo("{\"pin\":\"222333\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "१२३४५६"})
    void shouldRefuseAPinThatIsNone(String pin) {
        assertThat(refusal(feature(Registration.class).register(pin)).kind()).isEqualTo(ErrorKind.CONTENT);
        assertThat(refusal(feature(Registration.class).changePin(pin)).kind()).isEqualTo(ErrorKind.CONTENT);
        assertThat(graph.asked()).isEmpty();
    }

    @Test
    void shouldTellWhereMetaDeliversAndWhetherItDoes() {
        graph.then(
                        200,
                        "{'webhook_configuration':{'application':'https://app.example/a',"
                                + "'whatsapp_business_account':'https://waba.example/b'},'id':'1'}")
                .then(200, "{'data':[{'whatsapp_business_api_data':{'id':'9','name':'app'}}]}");
        WebhookCheck check = new WebhookCheck(graph.management(), NUMBER, ScriptedGraph.ACCOUNT, "9");
        var ours = URI.create("https://ours.example/hooks/chn_1");
        assertThat(of(check.report(ours))).satisfies(report -> {
            assertThat(report.configured()).isEqualTo(URI.create("https://waba.example/b"));
            assertThat(report.subscribed()).isTrue();
            assertThat(report.differs()).isTrue();
        });
        graph.then(200, "{'id':'1'}").then(200, "{'data':[]}");
        assertThat(of(check.report(ours))).satisfies(report -> {
            assertThat(report.configured()).isNull();
            assertThat(report.subscribed()).isFalse();
            assertThat(report.differs()).as("nothing is known to differ").isFalse();
        });
        graph.then(GraphStandIn.error(401, 190)).then(200, "{'data':[]}");
        assertThat(refusal(check.report(ours)).kind()).isEqualTo(ErrorKind.AUTH);
    }

    @Test
    void shouldNotTakeAnotherAppsSubscriptionForItsOwn() {
        String both = "{'data':[{'whatsapp_business_api_data':{'id':'8'}},{'whatsapp_business_api_data':{'id':'9'}}]}";
        String theirs = "{'data':[{'whatsapp_business_api_data':{'id':'8','name':'of a partner'}}]}";
        String number = "{'id':'1'}";
        WebhookCheck configured = new WebhookCheck(graph.management(), NUMBER, ScriptedGraph.ACCOUNT, "9");
        WebhookCheck tokens =
                new WebhookCheck(graph.management(), NUMBER, ScriptedGraph.ACCOUNT, WebhookCheck.TOKENS_APP);

        graph.then(200, number).then(200, both);
        assertThat(of(configured.report(null)).subscribed()).isTrue();
        graph.then(200, number).then(200, theirs);
        assertThat(of(configured.report(null)).subscribed()).isFalse();
        graph.then(200, number).then(200, both).then(200, "{'id':'9'}");
        assertThat(of(tokens.report(null)).subscribed()).isTrue();
        graph.then(200, number).then(200, theirs).then(200, "{'id':'9'}");
        assertThat(of(tokens.report(null)).subscribed()).isFalse();
        graph.then(200, number).then(200, theirs).then(GraphStandIn.error(400, 100));
        assertThat(of(tokens.report(null)).subscribed())
                .as("it is not known which is ours")
                .isTrue();
        assertThat(graph.asked()).contains("GET app?fields=id");
    }

    @Test
    void shouldKeepAndDeleteFilesAtMeta() {
        graph.then(200, "{'id':'990'}").then(200, "{'success':true}").then(GraphStandIn.error(404, 100));
        ProviderMedia media = feature(ProviderMedia.class);
        assertThat(of(media.upload(new BytesMedia(new byte[] {1, 2, 3}, "image/jpeg", "a.jpg"))))
                .isEqualTo("990");
        of(media.delete("990"));
        assertThat(refusal(media.delete("990")).providerCode()).isEqualTo("100");
        assertThat(graph.asked())
                .containsExactly(
                        "POST " + NUMBER + "/media",
                        "DELETE 990?phone_number_id=" + NUMBER,
                        "DELETE 990?phone_number_id=" + NUMBER);
    }

    @Test
    void shouldGiveAFileTheTimeThatItsUploadTakes() {
        graph.then(200, "{'id':'990'}")
                .then(200, "{'id':'upload:MTphdHQ=?sig=ARZ_x'}")
                .then(200, "{'h':'4::a:x'}");
        of(feature(ProviderMedia.class).upload(new BytesMedia(new byte[15_000_000], "video/mp4", "a.mp4")));
        of(feature(Templates.class).example(new BytesMedia(new byte[90_000_000], "application/pdf", "a.pdf")));
        assertThat(graph.timeout(0)).isEqualTo(Duration.ofSeconds(20 + 30));
        assertThat(graph.timeout(1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(graph.timeout(2)).isEqualTo(Duration.ofSeconds(20 + 180));
    }

    @Test
    void shouldTakeNoFileThatNoMessageCouldCarry() {
        assertThat(refusal(feature(ProviderMedia.class).upload(new TooLarge())).kind())
                .isEqualTo(ErrorKind.MEDIA);
        assertThat(graph.asked()).isEmpty();
    }

    /** A file nobody opens. */
    private static final class TooLarge implements StoredMedia {
        @Override
        public String mimeType() {
            return "application/pdf";
        }

        @Override
        public String filename() {
            return "a.pdf";
        }

        @Override
        public long size() {
            return 101L * 1024 * 1024;
        }

        @Override
        public Flow.Publisher<ByteBuffer> open() {
            throw new AssertionError("opened");
        }
    }
}
