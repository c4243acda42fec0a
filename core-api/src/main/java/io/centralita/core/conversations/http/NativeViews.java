package io.centralita.core.conversations.http;

import io.centralita.core.conversations.ConversationView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Written as JSON where no signature says so: a native executable has to be told. */
@RegisterForReflection(
        targets = {ConversationView.class, ConversationView.Control.class, ConversationView.Window.class})
final class NativeViews {

    private NativeViews() {}
}
