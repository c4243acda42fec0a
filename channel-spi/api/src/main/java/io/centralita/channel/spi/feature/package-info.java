/**
 * Abilities a channel may have. An adapter implements those it declares in its capabilities; the core finds them with
 * {@link io.centralita.channel.spi.ChannelAdapter#feature}. Failures complete the stage exceptionally with
 * {@link io.centralita.channel.spi.feature.FeatureException}.
 */
@NullMarked
package io.centralita.channel.spi.feature;

import org.jspecify.annotations.NullMarked;
