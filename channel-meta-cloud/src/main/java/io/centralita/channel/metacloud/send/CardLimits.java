package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.InteractiveLimits;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.InteractiveAction.Card;
import io.centralita.channel.spi.content.MediaKind;
import java.util.List;
import java.util.Optional;

/** Limits of carousels. Source: Meta, "Interactive media carousel messages", 2025-12. */
final class CardLimits {
    private CardLimits() {}

    static Optional<String> problem(InteractiveAction.Carousel carousel, InteractiveLimits limits) {
        List<Card> cards = carousel.cards();
        if (cards.size() < 2 || cards.size() > limits.maxChoices()) {
            return Optional.of("cards must be 2 to " + limits.maxChoices());
        }
        Card first = cards.get(0);
        boolean alike = cards.stream()
                .allMatch(card -> card.kind() == first.kind()
                        && (card.link() == null) == (first.link() == null)
                        && card.buttons().size() == first.buttons().size());
        if (!alike) {
            return Optional.of("cards must have the same kind of picture and the same buttons");
        }
        return cards.stream().flatMap(card -> problem(card, limits).stream()).findFirst();
    }

    private static Optional<String> problem(Card card, InteractiveLimits limits) {
        if (card.kind() != MediaKind.IMAGE && card.kind() != MediaKind.VIDEO) {
            return Optional.of("a card shows an image or a video");
        }
        String body = card.body();
        if (body != null && body.length() > limits.maxDescription()) {
            return Optional.of("a card's body is longer than " + limits.maxDescription() + " characters");
        }
        InteractiveAction.LinkButton link = card.link();
        if ((link == null) == card.buttons().isEmpty()) {
            return Optional.of("a card has a link or buttons");
        }
        int most = limits.maxTitle();
        boolean titled = link != null
                ? fits(link.title(), most)
                : card.buttons().stream().allMatch(button -> fits(button.title(), most));
        return titled ? Optional.empty() : Optional.of("a card's button title must be 1 to " + most + " characters");
    }

    private static boolean fits(String title, int most) {
        return !title.isBlank() && title.length() <= most;
    }
}
