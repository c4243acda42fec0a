package io.centralita.channel.metacloud.send;

import io.centralita.channel.spi.content.HeaderMedia;
import io.centralita.channel.spi.content.InteractiveAction;
import io.centralita.channel.spi.content.MediaKind;
import io.centralita.channel.spi.content.MediaSource;
import io.centralita.channel.spi.content.MessageContent;
import io.centralita.channel.spi.content.TemplateComponent;
import io.centralita.channel.spi.content.TemplateParameter;
import java.util.ArrayList;
import java.util.List;

/** A file that goes along with a message, wherever in it. */
record CarriedFile(MediaKind kind, MediaSource source) {

    static List<CarriedFile> of(MessageContent content) {
        List<CarriedFile> files = new ArrayList<>(1);
        if (content instanceof MessageContent.Media media) {
            files.add(new CarriedFile(media.kind(), media.source()));
        } else if (content instanceof MessageContent.Template template) {
            components(files, template.components());
        } else if (content instanceof MessageContent.Interactive interactive) {
            HeaderMedia header = interactive.headerMedia();
            if (header != null) {
                files.add(new CarriedFile(header.kind(), header.source()));
            }
            if (interactive.action() instanceof InteractiveAction.Carousel carousel) {
                carousel.cards().forEach(card -> files.add(new CarriedFile(card.kind(), card.media())));
            }
        }
        return files;
    }

    private static void components(List<CarriedFile> files, List<TemplateComponent> components) {
        for (TemplateComponent component : components) {
            for (TemplateParameter parameter : component.parameters()) {
                if (parameter instanceof TemplateParameter.Media media) {
                    files.add(new CarriedFile(media.kind(), media.source()));
                }
            }
            component.cards().forEach(card -> components(files, card));
        }
    }
}
