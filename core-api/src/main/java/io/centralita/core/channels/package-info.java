/**
 * Floor 1: connected numbers. Their configuration and life cycle, the provider inbox with its lanes and dead letters, and the
 * way to a plug-in. Vendor JSON ends here: above this room there are only typed events.
 *
 * <p>Door: {@link io.centralita.core.channels.Channels}, {@link io.centralita.core.channels.RunningChannels}; the inbox hands
 * what it took to the one {@link io.centralita.core.channels.inbox.InboxStation}. What plug-ins may do beyond messages goes
 * through {@link io.centralita.core.channels.features.ChannelFeatures}; templates are copied by
 * {@link io.centralita.core.channels.templates.ChannelTemplates}. Tells: {@code channel.created}, {@code channel.updated},
 * {@code channel.state_changed}, {@code channel.disabled}, {@code channel.enabled}, {@code channel.pairing_changed},
 * {@code channel.template_changed}. Hears: nothing.
 */
@NullMarked
package io.centralita.core.channels;

import org.jspecify.annotations.NullMarked;
