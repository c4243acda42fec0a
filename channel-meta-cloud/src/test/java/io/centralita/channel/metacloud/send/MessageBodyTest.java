package io.centralita.channel.metacloud.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.centralita.channel.metacloud.support.Fixtures;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.outbound.OutboundMessage;
import io.centralita.channel.spi.outbound.ReadReceipt;
import io.centralita.channel.testkit.BytesMedia;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies say what they should, and each is valid against the schema made from Meta's documents. */
class MessageBodyTest {
    private static final IdentitySet PHONE = IdentitySet.of(Identity.waId("5511988880001"));
    private static final MediaSource LINK = new MediaSource.Link(URI.create("https://cdn.example/f?a=1&b=2"));
    private static final MediaSource ID = new MediaSource.ProviderId("1900000000000001");
    private static final MediaSource STORED = new MediaSource.Stored(
            new BytesMedia("bytes".getBytes(StandardCharsets.UTF_8), "application/pdf", "a.pdf"));

    private static String body(MessageContent content, IdentitySet to, @Nullable String replyTo) {
        OutboundMessage message =
                new OutboundMessage("msg_01HZX", to, content, replyTo, Instant.parse("2026-11-24T12:00:30Z"), 1);
        UploadedMedia media = UploadedMedia.none().with(STORED, "990000000000001");
        Recipient recipient = Recipient.of(to).orElseThrow();
        return new String(MessageBody.of(message, recipient, media), StandardCharsets.UTF_8);
    }

    private static JsonNode tree(MessageContent content) {
        return Fixtures.tree(body(content, PHONE, null).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageContent media(MediaKind kind, MediaSource source, @Nullable String caption) {
        String filename = kind == MediaKind.DOCUMENT ? "Zażółć \"42\".pdf" : null;
        return new MessageContent.Media(kind, source, caption, filename, false);
    }

    private static MessageContent interactive(InteractiveAction action) {
        return new MessageContent.Interactive("Choose", "Header", "Footer", action);
    }

    private static InteractiveAction.Card linkCard(MediaSource media, @Nullable String body) {
        return new InteractiveAction.Card(
                MediaKind.IMAGE,
                media,
                body,
                new InteractiveAction.LinkButton("See", URI.create("https://shop.example/1")),
                List.of());
    }

    private static InteractiveAction.Card buttonCard(String id) {
        return new InteractiveAction.Card(
                MediaKind.VIDEO, LINK, "Card", null, List.of(new InteractiveAction.Button(id, "This one")));
    }

    static Stream<MessageContent> contents() {
        return Stream.of(
                MessageContent.Text.of("Olá! \"quoted\" \\ / 😀 \u2028 \u0000 end"),
                new MessageContent.Text("https://example.com", true),
                MessageContent.Text.of("x".repeat(4096)),
                media(MediaKind.IMAGE, LINK, "caption"),
                media(MediaKind.IMAGE, ID, null),
                media(MediaKind.VIDEO, ID, "caption"),
                media(MediaKind.AUDIO, ID, null),
                media(MediaKind.VOICE, LINK, null),
                media(MediaKind.DOCUMENT, STORED, "caption"),
                media(MediaKind.STICKER, ID, null),
                new MessageContent.Location(-23.5, -46.6, "Sé", "Praça da Sé", "https://ignored.example"),
                MessageContent.Location.of(0, 0),
                new MessageContent.Contacts(List.of(card("Ana", "Souza"), card(null, null), fullCard()), false),
                new MessageContent.Reaction("wamid.T", "👍"),
                new MessageContent.Reaction("wamid.T", ""),
                interactive(new InteractiveAction.ReplyButtons(
                        List.of(new InteractiveAction.Button("yes", "Yes"), new InteractiveAction.Button("no", "No")))),
                interactive(new InteractiveAction.ListMenu(
                        "Open",
                        List.of(new InteractiveAction.Section(
                                "Morning",
                                List.of(
                                        new InteractiveAction.Row("9", "09:00", "first"),
                                        new InteractiveAction.Row("10", "10:00", null)))))),
                interactive(new InteractiveAction.LinkButton("Pay", URI.create("https://pay.example/1"))),
                new MessageContent.Interactive("Where?", null, null, new InteractiveAction.LocationRequest()),
                interactive(new InteractiveAction.Flow("Book", "123", null, "token", "DATES", "{\"day\":1}", false)),
                interactive(new InteractiveAction.Flow("Book", null, "booking", null, null, null, true)),
                new MessageContent.Interactive("", null, null, new InteractiveAction.Product("77", "sku-1")),
                interactive(new InteractiveAction.ProductList(
                        "77", List.of(new InteractiveAction.ProductSection("New", List.of("sku-1", "sku-2"))))),
                interactive(new InteractiveAction.Catalog("sku-1")),
                interactive(new InteractiveAction.Catalog(null)),
                new MessageContent.Interactive(
                        "Two of them",
                        null,
                        null,
                        new InteractiveAction.Carousel(List.of(linkCard(LINK, "First"), linkCard(ID, null)))),
                new MessageContent.Interactive(
                        "Two of them",
                        null,
                        null,
                        new InteractiveAction.Carousel(List.of(buttonCard("1"), buttonCard("2")))),
                interactive(new InteractiveAction.CallButton("Call", 100, "desk")),
                interactive(new InteractiveAction.CallButton(null, null, null)),
                interactive(new InteractiveAction.CallPermissionRequest()),
                interactive(new InteractiveAction.ContactRequest()),
                interactive(new InteractiveAction.AddressRequest("IN", "{\"name\":\"Ana\"}")),
                interactive(new InteractiveAction.OrderDetails("{\"reference_id\":\"42\",\"currency\":\"BRL\"}")),
                interactive(new InteractiveAction.OrderStatus("42", "shipped", "on its way")),
                new MessageContent.Template(
                        "cards",
                        "en",
                        List.of(TemplateComponent.carousel(List.of(
                                List.of(
                                        TemplateComponent.header(
                                                new TemplateParameter.Media(null, MediaKind.IMAGE, ID, null)),
                                        TemplateComponent.button(
                                                "quick_reply", 0, new TemplateParameter.Payload(null, "p"))),
                                List.of(TemplateComponent.header(
                                        new TemplateParameter.Product(null, "77", "sku-1"))))))),
                new MessageContent.Template("hello", "en_US", List.of()),
                template(),
                code(),
                offer(),
                orderStatus());
    }

    private static ContactCard fullCard() {
        ContactCard.Details details = new ContactCard.Details(
                "Maria",
                "Dra.",
                "Neta",
                "Design",
                "Gerente",
                "1990-02-28",
                List.of(
                        new ContactCard.Address("Rua 1", "São Paulo", "SP", "01304", "Brasil", "BR", "HOME"),
                        new ContactCard.Address(null, null, null, null, null, null, null)),
                List.of(new ContactCard.Url("https://ana.example", null)));
        return new ContactCard("Ana", null, null, List.of(), List.of(), null, null, details);
    }

    private static ContactCard card(@Nullable String first, @Nullable String last) {
        return new ContactCard(
                "Ana Souza",
                first,
                last,
                List.of(new ContactCard.Phone("+55 11 90000-0002", "5511900000002", "CELL")),
                List.of("ana@example.com"),
                "Acme",
                null);
    }

    private static MessageContent template() {
        return new MessageContent.Template(
                "order_ready",
                "pt_BR",
                List.of(
                        TemplateComponent.header(
                                new TemplateParameter.Media(null, MediaKind.DOCUMENT, STORED, "invoice.pdf")),
                        TemplateComponent.body(
                                new TemplateParameter.Text("customer", "Ana"),
                                new TemplateParameter.Currency(null, "R$ 10,50", "BRL", new BigDecimal("10.50")),
                                new TemplateParameter.DateTime(null, "24 Nov")),
                        TemplateComponent.button("quick_reply", 0, new TemplateParameter.Payload(null, "STOP")),
                        TemplateComponent.button("copy_code", 1, new TemplateParameter.CouponCode(null, "SAVE")),
                        TemplateComponent.header(
                                new TemplateParameter.Location(null, MessageContent.Location.of(1, 2)))));
    }

    /** An authentication template carries its code twice. */
    private static MessageContent code() {
        return new MessageContent.Template(
                "code",
                "en_US",
                List.of(
                        TemplateComponent.body(TemplateParameter.text("123456")),
                        TemplateComponent.button("url", 0, TemplateParameter.text("123456"))));
    }

    private static MessageContent orderStatus() {
        return new MessageContent.Template(
                "on_its_way",
                "en_US",
                List.of(new TemplateComponent(
                        TemplateComponent.Part.ORDER_STATUS,
                        null,
                        null,
                        List.of(new TemplateParameter.OrderStatus(null, "order-42", "shipped", "On its way")))));
    }

    private static MessageContent offer() {
        Instant end = Instant.parse("2026-12-01T00:00:00Z");
        return new MessageContent.Template(
                "offer",
                "en_US",
                List.of(
                        new TemplateComponent(
                                TemplateComponent.Part.LIMITED_TIME_OFFER,
                                null,
                                null,
                                List.of(new TemplateParameter.OfferExpiry(null, end))),
                        TemplateComponent.button(
                                "flow", 0, new TemplateParameter.Action(null, "{\"flow_token\":\"t\"}")),
                        TemplateComponent.button(
                                "mpm",
                                1,
                                new TemplateParameter.Action(
                                        null, "{\"thumbnail_product_retailer_id\":\"sku-1\",\"sections\":[]}"))));
    }

    @Test
    void shouldWriteCardsInOrder() {
        JsonNode cards = tree(new MessageContent.Interactive(
                        "Two of them",
                        null,
                        null,
                        new InteractiveAction.Carousel(List.of(linkCard(LINK, "First"), linkCard(ID, null)))))
                .at("/interactive/action/cards");
        assertThat(cards).hasSize(2);
        assertThat(cards.at("/0/header/image/link").textValue()).isEqualTo("https://cdn.example/f?a=1&b=2");
        assertThat(cards.at("/0/action/parameters/display_text").textValue()).isEqualTo("See");
        assertThat(cards.at("/1/card_index").intValue()).isEqualTo(1);
        assertThat(cards.at("/1/header/image/id").textValue()).isEqualTo("1900000000000001");
        assertThat(cards.at("/1/body").isMissingNode()).isTrue();
    }

    @Test
    void shouldWriteTheCardsOfATemplate() {
        JsonNode carousel = tree(new MessageContent.Template(
                        "cards",
                        "en",
                        List.of(TemplateComponent.carousel(List.of(List.of(
                                TemplateComponent.header(new TemplateParameter.Product(null, "77", "sku-1"))))))))
                .at("/template/components/0");
        assertThat(carousel.path("type").textValue()).isEqualTo("carousel");
        assertThat(carousel.at("/cards/0/components/0/parameters/0/product/product_retailer_id")
                        .textValue())
                .isEqualTo("sku-1");
    }

    @Test
    void shouldWriteFlowsAndCatalogues() {
        JsonNode flow = tree(interactive(
                        new InteractiveAction.Flow("Book", "123", null, "t", "DATES", "{\"day\":1}", false)))
                .at("/interactive/action");
        assertThat(flow.toString())
                .isEqualTo("{\"name\":\"flow\",\"parameters\":{\"flow_message_version\":\"3\",\"flow_id\":\"123\","
                        + "\"flow_cta\":\"Book\",\"flow_token\":\"t\",\"flow_action\":\"navigate\","
                        + "\"flow_action_payload\":{\"screen\":\"DATES\",\"data\":{\"day\":1}}}}");
        JsonNode products = tree(interactive(new InteractiveAction.ProductList(
                "77", List.of(new InteractiveAction.ProductSection("New", List.of("sku-1"))))));
        assertThat(products.at("/interactive/type").textValue()).isEqualTo("product_list");
        assertThat(products.at("/interactive/action/sections/0/product_items/0/product_retailer_id")
                        .textValue())
                .isEqualTo("sku-1");
        assertThat(tree(new MessageContent.Interactive("", null, null, new InteractiveAction.Product("77", "sku-1")))
                        .path("interactive")
                        .has("body"))
                .isFalse();
    }

    @Test
    void shouldWriteHowAnOrderIs() {
        JsonNode order = tree(orderStatus()).at("/template/components/0/parameters/0/order_status");
        assertThat(order.path("reference_id").textValue()).isEqualTo("order-42");
        assertThat(order.at("/order/status").textValue()).isEqualTo("shipped");
        assertThat(order.at("/order/description").textValue()).isEqualTo("On its way");
    }

    @Test
    void shouldWriteWhatStandsAboveInPlaceOfWords() {
        InteractiveAction action = new InteractiveAction.ReplyButtons(List.of(new InteractiveAction.Button("a", "A")));
        JsonNode header = tree(new MessageContent.Interactive(
                        "x", null, null, action, new HeaderMedia(MediaKind.DOCUMENT, STORED, null)))
                .at("/interactive/header");
        assertThat(header.path("type").textValue()).isEqualTo("document");
        assertThat(header.at("/document/id").textValue()).isEqualTo("990000000000001");
        assertThat(header.at("/document/filename").textValue()).isEqualTo("a.pdf");
    }

    @Test
    void shouldWriteWhenAnOfferEnds() {
        JsonNode components = tree(offer()).at("/template/components");
        assertThat(components.at("/0/type").textValue()).isEqualTo("limited_time_offer");
        assertThat(components
                        .at("/0/parameters/0/limited_time_offer/expiration_time_ms")
                        .longValue())
                .isEqualTo(1_796_083_200_000L);
        assertThat(components.at("/1/parameters/0/action/flow_token").textValue())
                .isEqualTo("t");
    }

    @ParameterizedTest
    @MethodSource("contents")
    void shouldBeValidHoweverTheRecipientIsNamed(MessageContent content) {
        assertThat(SendSchema.faults(body(content, PHONE, null))).isEmpty();
        assertThat(SendSchema.faults(body(content, IdentitySet.of(Identity.bsuid("BR.1001")), "wamid.Q")))
                .isEmpty();
        assertThat(SendSchema.faults(body(content, IdentitySet.of(Identity.group("R1JPVVA")), null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'messaging_product':'whatsapp','to':'BR.1001','type':'text','text':{'body':'x'}}",
                "{'messaging_product':'whatsapp','to':'1','type':'text','text':{'body':''}}",
                "{'messaging_product':'whatsapp','type':'text','text':{'body':'nobody'}}",
                "{'messaging_product':'whatsapp','to':'1','type':'image','image':{'id':'1','link':'https://x'}}",
                "{'messaging_product':'whatsapp','to':'1','type':'audio','audio':{'id':'1','caption':'no'}}",
                "{'messaging_product':'whatsapp','status':'delivered','message_id':'wamid.1'}"
            })
    void shouldBeJudgedByASchemaThatRefusesBadBodies(String bad) {
        assertThat(SendSchema.faults(bad.replace('\'', '"'))).isNotEmpty();
    }

    @Test
    void shouldCarryOurIdAndTheAnsweredMessage() {
        JsonNode body = Fixtures.tree(
                body(MessageContent.Text.of("x"), PHONE, "wamid.Q").getBytes(StandardCharsets.UTF_8));
        assertThat(body.path("biz_opaque_callback_data").textValue()).isEqualTo("msg_01HZX");
        assertThat(body.path("context").path("message_id").textValue()).isEqualTo("wamid.Q");
        assertThat(body.path("to").textValue()).isEqualTo("5511988880001");
        assertThat(body.path("recipient_type").textValue()).isEqualTo("individual");
    }

    @Test
    void shouldSayTextAsItIs() {
        JsonNode text = tree(new MessageContent.Text("é \ud83d 😀", true)).path("text");
        assertThat(text.path("body").textValue()).isEqualTo("é \ud83d 😀");
        assertThat(text.path("preview_url").booleanValue()).isTrue();
    }

    @Test
    void shouldNameMediaByLinkOrIdAndUploadedOnesByTheirNewId() {
        assertThat(tree(media(MediaKind.IMAGE, LINK, "c")).path("image").toString())
                .isEqualTo("{\"link\":\"https://cdn.example/f?a=1&b=2\",\"caption\":\"c\"}");
        assertThat(tree(media(MediaKind.VOICE, ID, null)).path("audio").toString())
                .isEqualTo("{\"id\":\"1900000000000001\",\"voice\":true}");
        JsonNode document =
                tree(MessageContent.Media.of(MediaKind.DOCUMENT, STORED)).path("document");
        assertThat(document.toString()).isEqualTo("{\"id\":\"990000000000001\",\"filename\":\"a.pdf\"}");
    }

    @Test
    void shouldWriteTemplateValues() {
        JsonNode components = tree(template()).path("template").path("components");
        assertThat(components.at("/0/parameters/0/document/id").textValue()).isEqualTo("990000000000001");
        assertThat(components.at("/1/parameters/0/parameter_name").textValue()).isEqualTo("customer");
        assertThat(components.at("/1/parameters/1/currency/amount_1000").intValue())
                .isEqualTo(10_500);
        assertThat(components.at("/2/sub_type").textValue()).isEqualTo("quick_reply");
        assertThat(components.at("/3/index").textValue()).isEqualTo("1");
    }

    @Test
    void shouldWriteReadReceipts() {
        Instant deadline = Instant.parse("2026-11-24T12:00:30Z");
        String read =
                new String(MessageBody.of(new ReadReceipt("wamid.1", PHONE, false, deadline)), StandardCharsets.UTF_8);
        String typing =
                new String(MessageBody.of(new ReadReceipt("wamid.1", PHONE, true, deadline)), StandardCharsets.UTF_8);
        assertThat(read)
                .isEqualTo("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.1\"}");
        assertThat(typing).contains("\"typing_indicator\":{\"type\":\"text\"}");
        assertThat(SendSchema.faults(read)).isEmpty();
        assertThat(SendSchema.faults(typing)).isEmpty();
    }
}
