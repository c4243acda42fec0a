/**
 * Floor 1: people, and the addresses by which channels know them.
 *
 * <p>Doors: {@code Contacts}, {@code ContactMerges}. Tells {@code contact.created}, {@code contact.updated},
 * {@code contact.merged}, {@code contact.unmerged}. Hears nothing; what rooms above keep by contact moves through
 * {@code ContactHoldings}.
 */
@NullMarked
package io.centralita.core.contacts;

import org.jspecify.annotations.NullMarked;
