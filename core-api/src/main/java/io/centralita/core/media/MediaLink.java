package io.centralita.core.media;

import io.centralita.core.kernel.ids.MediaId;
import java.util.UUID;

/** A message that shows a medium from now on. */
public record MediaLink(MediaId media, UUID message, UUID conversation) {}
