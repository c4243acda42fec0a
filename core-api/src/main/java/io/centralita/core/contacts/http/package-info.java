/** {@code /v1/contacts}. */
@NullMarked
package io.centralita.core.contacts.http;

import org.jspecify.annotations.NullMarked;
