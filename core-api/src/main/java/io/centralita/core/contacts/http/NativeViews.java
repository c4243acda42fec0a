package io.centralita.core.contacts.http;

import io.centralita.core.contacts.Contact;
import io.centralita.core.contacts.ContactAddress;
import io.centralita.core.contacts.ContactMerge;
import io.centralita.core.contacts.ContactView;
import io.centralita.core.contacts.PastAddress;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Written as JSON where no signature says so: a native executable has to be told. */
@RegisterForReflection(
        targets = {Contact.class, ContactAddress.class, ContactView.class, ContactMerge.class, PastAddress.class})
final class NativeViews {

    private NativeViews() {}
}
