package io.centralita.channel.spi.content;

import java.util.Arrays;

/** The kind of an {@link InteractiveAction}, for capabilities and for a {@code switch}. */
public enum InteractiveKind {
    REPLY_BUTTONS(InteractiveAction.ReplyButtons.class),
    LIST_MENU(InteractiveAction.ListMenu.class),
    LINK_BUTTON(InteractiveAction.LinkButton.class),
    LOCATION_REQUEST(InteractiveAction.LocationRequest.class),
    FLOW(InteractiveAction.Flow.class),
    PRODUCT(InteractiveAction.Product.class),
    PRODUCT_LIST(InteractiveAction.ProductList.class),
    CATALOG(InteractiveAction.Catalog.class),
    CAROUSEL(InteractiveAction.Carousel.class),
    CALL_BUTTON(InteractiveAction.CallButton.class),
    CALL_PERMISSION_REQUEST(InteractiveAction.CallPermissionRequest.class),
    CONTACT_REQUEST(InteractiveAction.ContactRequest.class),
    ADDRESS_REQUEST(InteractiveAction.AddressRequest.class),
    ORDER_DETAILS(InteractiveAction.OrderDetails.class),
    ORDER_STATUS(InteractiveAction.OrderStatus.class);

    private final Class<? extends InteractiveAction> action;

    InteractiveKind(Class<? extends InteractiveAction> action) {
        this.action = action;
    }

    static InteractiveKind of(InteractiveAction action) {
        return Arrays.stream(values())
                .filter(kind -> kind.action.isInstance(action))
                .findFirst()
                .orElseThrow();
    }
}
