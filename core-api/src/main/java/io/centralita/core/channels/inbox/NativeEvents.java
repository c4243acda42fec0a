package io.centralita.core.channels.inbox;

import io.centralita.channel.spi.ChannelState;
import io.centralita.channel.spi.PairingChallenge;
import io.centralita.channel.spi.content.ContactCard;
import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaReference;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.OrderItem;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import io.centralita.channel.spi.identity.Identity;
import io.centralita.channel.spi.identity.IdentitySet;
import io.centralita.channel.spi.identity.Peer;
import io.centralita.channel.spi.inbound.AccountNotice;
import io.centralita.channel.spi.inbound.ChannelStateChanged;
import io.centralita.channel.spi.inbound.ContactChanged;
import io.centralita.channel.spi.inbound.GroupReference;
import io.centralita.channel.spi.inbound.MessageEdited;
import io.centralita.channel.spi.inbound.MessageReceived;
import io.centralita.channel.spi.inbound.MessageRevoked;
import io.centralita.channel.spi.inbound.Pricing;
import io.centralita.channel.spi.inbound.ProductReference;
import io.centralita.channel.spi.inbound.Quote;
import io.centralita.channel.spi.inbound.ReactionChanged;
import io.centralita.channel.spi.inbound.Referral;
import io.centralita.channel.spi.inbound.StatusChanged;
import io.centralita.channel.spi.inbound.TemplateChanged;
import io.centralita.channel.spi.inbound.Unsupported;
import io.centralita.channel.spi.outbound.SendError;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The records that an event may hold: {@code StorableRecord} reads them and makes them anew by reflection, which a native
 * executable has to be told. {@code NativeRegistrationTest} fails for one that is missing.
 */
@RegisterForReflection(
        fields = false,
        targets = {
            ChannelState.class,
            PairingChallenge.PhoneCode.class,
            PairingChallenge.QrCode.class,
            ContactCard.class,
            ContactCard.Address.class,
            ContactCard.Details.class,
            ContactCard.Phone.class,
            ContactCard.Url.class,
            HeaderMedia.class,
            InteractiveAction.AddressRequest.class,
            InteractiveAction.Button.class,
            InteractiveAction.CallButton.class,
            InteractiveAction.CallPermissionRequest.class,
            InteractiveAction.Card.class,
            InteractiveAction.Carousel.class,
            InteractiveAction.Catalog.class,
            InteractiveAction.ContactRequest.class,
            InteractiveAction.Flow.class,
            InteractiveAction.LinkButton.class,
            InteractiveAction.ListMenu.class,
            InteractiveAction.LocationRequest.class,
            InteractiveAction.OrderDetails.class,
            InteractiveAction.OrderStatus.class,
            InteractiveAction.Product.class,
            InteractiveAction.ProductList.class,
            InteractiveAction.ProductSection.class,
            InteractiveAction.ReplyButtons.class,
            InteractiveAction.Row.class,
            InteractiveAction.Section.class,
            MediaReference.class,
            MediaSource.Link.class,
            MediaSource.ProviderId.class,
            MediaSource.Stored.class,
            MessageContent.ButtonReply.class,
            MessageContent.Contacts.class,
            MessageContent.FlowReply.class,
            MessageContent.Interactive.class,
            MessageContent.ListReply.class,
            MessageContent.Location.class,
            MessageContent.Media.class,
            MessageContent.Order.class,
            MessageContent.Poll.class,
            MessageContent.PollVote.class,
            MessageContent.Reaction.class,
            MessageContent.SystemNote.class,
            MessageContent.Template.class,
            MessageContent.Text.class,
            MessageContent.Unsupported.class,
            OrderItem.class,
            TemplateComponent.class,
            TemplateParameter.Action.class,
            TemplateParameter.CouponCode.class,
            TemplateParameter.Currency.class,
            TemplateParameter.DateTime.class,
            TemplateParameter.Location.class,
            TemplateParameter.Media.class,
            TemplateParameter.OfferExpiry.class,
            TemplateParameter.OrderStatus.class,
            TemplateParameter.Payload.class,
            TemplateParameter.Product.class,
            TemplateParameter.Text.class,
            Identity.class,
            IdentitySet.class,
            Peer.class,
            AccountNotice.class,
            ChannelStateChanged.class,
            ContactChanged.class,
            GroupReference.class,
            MessageEdited.class,
            MessageReceived.class,
            MessageRevoked.class,
            Pricing.class,
            ProductReference.class,
            Quote.class,
            ReactionChanged.class,
            Referral.class,
            StatusChanged.class,
            TemplateChanged.class,
            Unsupported.class,
            SendError.class
        })
final class NativeEvents {

    private NativeEvents() {}
}
