package io.centralita.channel.spi;

import io.centralita.channel.spi.content.MediaKind;
import java.util.Set;

/**
 * What a channel takes of one kind of interactive message. Characters are UTF-16 units. Zero means "no limit told", {@link #NONE}
 * that there can be none of it.
 *
 * @param maxBody characters of the body
 * @param maxHeader characters of the header
 * @param maxFooter characters of the footer
 * @param maxSections how many parts a menu or a list of products has
 * @param maxChoices how many buttons, rows of all sections, products or cards
 * @param maxTitle characters of what is pressed: a button, a row, a card's button
 * @param maxDescription characters of the words under a row's title, or of a card
 * @param maxOpenTitle characters of the button that opens a menu
 * @param headerMedia what may stand above it in place of words, of image, video and document; empty: only words
 */
public record InteractiveLimits(
        int maxBody,
        int maxHeader,
        int maxFooter,
        int maxSections,
        int maxChoices,
        int maxTitle,
        int maxDescription,
        int maxOpenTitle,
        Set<MediaKind> headerMedia) {

    public static final int NONE = -1;

    private static final InteractiveLimits NOT_TOLD = new InteractiveLimits(0, 0, 0, 0, 0, 0, 0, 0);

    public InteractiveLimits {
        headerMedia = Set.copyOf(headerMedia);
    }

    /** Only words stand above it. */
    public InteractiveLimits(
            int maxBody,
            int maxHeader,
            int maxFooter,
            int maxSections,
            int maxChoices,
            int maxTitle,
            int maxDescription,
            int maxOpenTitle) {
        this(maxBody, maxHeader, maxFooter, maxSections, maxChoices, maxTitle, maxDescription, maxOpenTitle, Set.of());
    }

    /** Nothing told. */
    public static InteractiveLimits none() {
        return NOT_TOLD;
    }

    /** With other limits of the words around what is pressed. */
    public InteractiveLimits withWords(int body, int header, int footer) {
        return new InteractiveLimits(
                body, header, footer, maxSections, maxChoices, maxTitle, maxDescription, maxOpenTitle, headerMedia);
    }

    /** With other limits of what is pressed. */
    public InteractiveLimits withChoices(int choices, int title) {
        return new InteractiveLimits(
                maxBody, maxHeader, maxFooter, maxSections, choices, title, maxDescription, maxOpenTitle, headerMedia);
    }

    /** With other limits of a menu. */
    public InteractiveLimits withMenu(int sections, int description, int openTitle) {
        return new InteractiveLimits(
                maxBody, maxHeader, maxFooter, sections, maxChoices, maxTitle, description, openTitle, headerMedia);
    }

    /** With other kinds of media that may stand above it. */
    public InteractiveLimits withHeaderMedia(MediaKind... kinds) {
        return new InteractiveLimits(
                maxBody,
                maxHeader,
                maxFooter,
                maxSections,
                maxChoices,
                maxTitle,
                maxDescription,
                maxOpenTitle,
                Set.of(kinds));
    }
}
