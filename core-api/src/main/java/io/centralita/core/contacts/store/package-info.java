/** The contacts' SQL. */
@NullMarked
package io.centralita.core.contacts.store;

import org.jspecify.annotations.NullMarked;
