package io.centralita.core.messages.delivery;

import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.StoredMedia;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import io.centralita.core.messages.StoredMediaRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the platform's store that go along with a message: its own, one above it, those of a template or of cards. */
final class CarriedFiles {

    /** What takes a file's place. */
    interface Replacement {

        /** @param at JSON pointer to the {@code media_id} */
        StoredMedia of(MediaKind kind, StoredMedia file, String at);
    }

    private final Replacement replacement;

    private CarriedFiles(Replacement replacement) {
        this.replacement = replacement;
    }

    static List<StoredMedia> of(MessageContent content) {
        var found = new ArrayList<StoredMedia>(0);
        replaced(content, (kind, file, at) -> {
            found.add(file);
            return file;
        });
        return found;
    }

    /** The content with other files; the same content where it carries none. */
    static MessageContent replaced(MessageContent content, Replacement replacement) {
        return new CarriedFiles(replacement).in(content);
    }

    private MessageContent in(MessageContent content) {
        if (content instanceof MessageContent.Media media && media.source() instanceof MediaSource.Stored) {
            var file = in(media.kind(), media.source(), "/content");
            return new MessageContent.Media(
                    media.kind(), file, media.caption(), filename(media.filename(), file), media.animated());
        }
        if (content instanceof MessageContent.Interactive interactive) {
            return in(interactive);
        }
        return content instanceof MessageContent.Template template
                ? new MessageContent.Template(
                        template.name(), template.language(), components(template.components(), "/content/components"))
                : content;
    }

    /** A file that was not looked up does not know its name. */
    private static @Nullable String filename(@Nullable String given, MediaSource source) {
        return given == null
                        && source instanceof MediaSource.Stored stored
                        && !(stored.media() instanceof StoredMediaRef)
                ? stored.media().filename()
                : given;
    }

    private MessageContent in(MessageContent.Interactive message) {
        var header = message.headerMedia();
        var above = header == null
                ? null
                : new HeaderMedia(
                        header.kind(), in(header.kind(), header.source(), "/content/header_media"), header.filename());
        var action = message.action() instanceof InteractiveAction.Carousel carousel
                ? new InteractiveAction.Carousel(numbered(carousel.cards(), this::card))
                : message.action();
        return new MessageContent.Interactive(message.body(), message.header(), message.footer(), action, above);
    }

    private InteractiveAction.Card card(InteractiveAction.Card card, int index) {
        return new InteractiveAction.Card(
                card.kind(),
                in(card.kind(), card.media(), "/content/cards/" + index + "/media"),
                card.body(),
                card.link(),
                card.buttons());
    }

    private List<TemplateComponent> components(List<TemplateComponent> components, String at) {
        return numbered(components, (component, index) -> component(component, at + '/' + index));
    }

    private TemplateComponent component(TemplateComponent component, String at) {
        if (component.part() == TemplateComponent.Part.CAROUSEL) {
            return TemplateComponent.carousel(numbered(
                    component.cards(), (card, index) -> components(card, at + "/cards/" + index + "/components")));
        }
        return new TemplateComponent(
                component.part(),
                component.buttonType(),
                component.buttonIndex(),
                numbered(
                        component.parameters(),
                        (parameter, index) -> parameter(parameter, at + "/parameters/" + index)));
    }

    private TemplateParameter parameter(TemplateParameter parameter, String at) {
        return parameter instanceof TemplateParameter.Media media
                ? new TemplateParameter.Media(
                        media.name(), media.kind(), in(media.kind(), media.source(), at), media.filename())
                : parameter;
    }

    private MediaSource in(MediaKind kind, MediaSource source, String at) {
        return source instanceof MediaSource.Stored stored
                ? new MediaSource.Stored(replacement.of(kind, stored.media(), at + "/media_id"))
                : source;
    }

    private interface Numbered<T> {

        T of(T item, int index);
    }

    private static <T> List<T> numbered(List<T> items, Numbered<T> change) {
        return Stream.iterate(0, index -> index < items.size(), index -> index + 1)
                .map(index -> change.of(items.get(index), index))
                .toList();
    }
}
