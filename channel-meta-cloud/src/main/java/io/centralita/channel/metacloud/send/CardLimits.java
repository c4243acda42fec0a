package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.InteractiveAction.Card;
import io.centralita.channel.spi.content.MediaKind;
import java.util.List;
import java.util.Optional;

/** Limits of carousels. Source: Meta, "Interactive media carousel messages", 2025-12. */
final class CardLimits {
    private static final int TITLE = 20;
    private static final int BODY = 160;

    private CardLimits() {}

    static Optional<String> problem(InteractiveAction.Carousel carousel) {
        List<Card> cards = carousel.cards();
        if (cards.size() < 2 || cards.size() > 10) {
            return Optional.of("cards must be 2 to 10");
        }
        Card first = cards.get(0);
        boolean alike = cards.stream()
                .allMatch(card -> card.kind() == first.kind()
                        && (card.link() == null) == (first.link() == null)
                        && card.buttons().size() == first.buttons().size());
        if (!alike) {
            return Optional.of("cards must have the same kind of picture and the same buttons");
        }
        return cards.stream().flatMap(card -> problem(card).stream()).findFirst();
    }

    private static Optional<String> problem(Card card) {
        if (card.kind() != MediaKind.IMAGE && card.kind() != MediaKind.VIDEO) {
            return Optional.of("a card shows an image or a video");
        }
        String body = card.body();
        if (body != null && body.length() > BODY) {
            return Optional.of("a card's body is longer than " + BODY + " characters");
        }
        InteractiveAction.LinkButton link = card.link();
        if ((link == null) == card.buttons().isEmpty()) {
            return Optional.of("a card has a link or buttons");
        }
        boolean titled =
                link != null ? fits(link.title()) : card.buttons().stream().allMatch(button -> fits(button.title()));
        return titled ? Optional.empty() : Optional.of("a card's button title must be 1 to " + TITLE + " characters");
    }

    private static boolean fits(String title) {
        return !title.isBlank() && title.length() <= TITLE;
    }
}
