/**
 * Floor 1: blobs. What customers send is fetched from the provider at once and kept; what agents send is uploaded here first.
 *
 * <p>Door: {@link io.centralita.core.media.MediaFiles}; {@link io.centralita.core.media.fetch.MediaFetcher#expect} for the walk
 * that notes pending media; {@link io.centralita.core.media.MediaAudience} is what this room asks of those above. Tells {@code
 * media.stored}, {@code media.failed}. Hears the doorbell only.
 */
@NullMarked
package io.centralita.core.media;

import org.jspecify.annotations.NullMarked;
