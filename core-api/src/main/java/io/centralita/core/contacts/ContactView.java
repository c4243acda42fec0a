package io.centralita.core.contacts;

import io.centralita.core.kernel.ids.ContactId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it stands inside a conversation on the wire.
 *
 * @param name as the contact or an agent wrote it: text from strangers, never interpreted
 * @param addresses oldest first; a phone is never promised, since WhatsApp may show only a business-scoped id
 */
public record ContactView(ContactId id, @Nullable String name, List<ContactAddress> addresses) {}
