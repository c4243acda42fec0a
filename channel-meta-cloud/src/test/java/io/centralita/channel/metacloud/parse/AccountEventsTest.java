package io.centralita.channel.metacloud.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.channel.metacloud.support.Door;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.metacloud.support.Wire;
import io.centralita.channel.spi.ChannelStatus;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.AccountNotice.Severity;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.InboundEvent;
import io.centralita.channel.spi.inbound.RawDelivery;
import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.channel.spi.inbound.TemplateChanged.Aspect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** News about the account, its numbers and its templates. */
class AccountEventsTest {
    private static TemplateChanged template(byte[] body) {
        return Door.only(body, TemplateChanged.class);
    }

    private static AccountNotice notice(byte[] body) {
        return Door.only(body, AccountNotice.class);
    }

    @Test
    void shouldReadTemplateStatus() {
        TemplateChanged approved = template(Fixtures.body("template-status-approved"));
        assertThat(approved.aspect()).isEqualTo(Aspect.STATUS);
        assertThat(approved.after()).isEqualTo("APPROVED");
        assertThat(approved.reason()).isNull();
        assertThat(approved.accountId()).isEqualTo("209900000000001");
        assertThat(approved.templateId()).isEqualTo("1600000000000001");
        assertThat(approved.name()).isEqualTo("order_ready");
        assertThat(approved.language()).isEqualTo("pt_BR");
        assertThat(approved.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_500_040));
        assertThat(approved.facts()).containsEntry("message_template_category", "UTILITY");

        TemplateChanged rejected = template(Fixtures.body("template-status-rejected"));
        assertThat(rejected.after()).isEqualTo("REJECTED");
        assertThat(rejected.reason()).isEqualTo("INVALID_FORMAT");
        assertThat(rejected.facts())
                .containsEntry("rejection_info_reason", "Two variables touch each other.")
                .containsEntry("rejection_info_recommendation", "Put words between variables.");
        assertThat(rejected.dedupKey()).isNotEqualTo(approved.dedupKey());
    }

    @Test
    void shouldReadTemplateQuality() {
        TemplateChanged quality = template(Fixtures.body("template-quality-update"));
        assertThat(quality.aspect()).isEqualTo(Aspect.QUALITY);
        assertThat(quality.before()).isEqualTo("GREEN");
        assertThat(quality.after()).isEqualTo("YELLOW");
    }

    @Test
    void shouldReadTemplateCategoryAndComponents() {
        TemplateChanged category = template(Wire.change(
                "template_category_update",
                "{'message_template_id':7,'message_template_name':'n','message_template_language':'es',"
                        + "'previous_category':'UTILITY','new_category':'MARKETING'}"));
        assertThat(category.aspect()).isEqualTo(Aspect.CATEGORY);
        assertThat(category.before()).isEqualTo("UTILITY");
        assertThat(category.after()).isEqualTo("MARKETING");
        TemplateChanged components = template(Wire.change(
                "message_template_components_update",
                "{'message_template_id':7,'message_template_name':'n','message_template_language':'es',"
                        + "'message_template_element':'Hello {{1}}'}"));
        assertThat(components.aspect()).isEqualTo(Aspect.COMPONENTS);
        assertThat(components.facts()).containsEntry("message_template_element", "Hello {{1}}");
    }

    @Test
    void shouldReadARestriction() {
        AccountNotice notice = notice(Fixtures.body("account-update-restriction"));
        assertThat(notice.kind()).isEqualTo("account_update");
        assertThat(notice.code()).isEqualTo("ACCOUNT_RESTRICTION");
        assertThat(notice.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(notice.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_795_500_044));
        assertThat(notice.facts())
                .containsEntry("restriction_info_0_restriction_type", "RESTRICTED_BIZ_INITIATED_MESSAGING")
                .containsEntry("restriction_info_0_expiration", "1796100000")
                .containsEntry("account_id", "209900000000001");
    }

    @Test
    void shouldReadANumbersQuality() {
        AccountNotice notice = notice(Fixtures.body("phone-number-quality-update"));
        assertThat(notice.kind()).isEqualTo("phone_number_quality_update");
        assertThat(notice.code()).isEqualTo("THROUGHPUT_UPGRADE");
        assertThat(notice.severity()).isEqualTo(Severity.INFO);
        assertThat(notice.facts())
                .containsEntry("display_phone_number", "15550100001")
                .containsEntry("current_limit", "TIER_10K");
    }

    @Test
    void shouldReadOutOfBandErrors() {
        AccountNotice notice = notice(Fixtures.body("errors-account-level"));
        assertThat(notice.kind()).isEqualTo("errors");
        assertThat(notice.code()).isEqualTo("130429");
        assertThat(notice.severity()).isEqualTo(Severity.WARNING);
        assertThat(notice.text()).contains("too many messages sent from this phone number");
        RawDelivery delivery =
                Door.deliveries(Fixtures.body("errors-account-level")).get(0);
        assertThat(delivery.accountKey()).isEqualTo("310000000000001");
        assertThat(delivery.peerKey()).isNull();
        assertThat(notice(Wire.change("messages", Wire.value("'errors':[{'code':190}]")))
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldTellThatABanClosesTheNumbersAndAReinstatementOpensThem() {
        List<InboundEvent> banned = Door.events(
                Wire.change("account_update", "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':['DISABLE']}}"));
        assertThat(banned).hasSize(2);
        assertThat(((AccountNotice) banned.get(0)).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(((ChannelStateChanged) banned.get(1)).state().status()).isEqualTo(ChannelStatus.BANNED);
        List<InboundEvent> back = Door.events(Wire.change(
                "account_update", "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':['REINSTATE']}}"));
        assertThat(((AccountNotice) back.get(0)).severity()).isEqualTo(Severity.INFO);
        assertThat(((ChannelStateChanged) back.get(1)).state().status()).isEqualTo(ChannelStatus.ONLINE);
    }

    @Test
    void shouldOnlyWarnOfAScheduledBan() {
        AccountNotice notice = notice(Wire.change(
                "account_update", "{'event':'DISABLED_UPDATE','ban_info':{'waba_ban_state':'SCHEDULE_FOR_DISABLE'}}"));
        assertThat(notice.severity()).isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_update",
                "account_review_update",
                "account_alerts",
                "business_capability_update",
                "phone_number_name_update",
                "phone_number_quality_update",
                "security",
                "message_template_status_update"
            })
    void shouldMakeANoticeOfEachAccountFieldHoweverLittleItSays(String field) {
        AccountNotice notice = notice(Wire.change(field, "{'max_daily_conversation_per_phone':-1}"));
        assertThat(notice.kind()).isEqualTo(field);
        assertThat(notice.code()).isEqualTo(field);
        assertThat(notice.facts())
                .isEqualTo(Map.of("max_daily_conversation_per_phone", "-1", "account_id", "209900000000001"));
    }

    @Test
    void shouldTellTwoNewsApartAndKnowARepetition() {
        byte[] first = Wire.change("account_review_update", "{'decision':'APPROVED'}");
        byte[] other = Wire.change("account_review_update", "{'decision':'REJECTED'}");
        assertThat(notice(first).dedupKey())
                .isEqualTo(notice(first.clone()).dedupKey())
                .isNotEqualTo(notice(other).dedupKey());
        assertThat(notice(other).severity()).isEqualTo(Severity.CRITICAL);
    }
}
