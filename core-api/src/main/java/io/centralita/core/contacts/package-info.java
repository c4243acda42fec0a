/**
 * Floor 1: people, and the addresses by which channels know them.
 *
 * <p>Door: {@code Contacts}. Tells {@code contact.created}, {@code contact.updated}. Hears nothing.
 */
@NullMarked
package io.centralita.core.contacts;

import org.jspecify.annotations.NullMarked;
