package io.centralita.core.messages.intake;

import io.centralita.core.kernel.ids.ChannelId;

/** What makes something on a channel exist once: a provider's message id, or an event's dedup key. */
record Key(ChannelId channel, String value) {}
