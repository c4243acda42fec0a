/** The emulator's own API under /_emulator and the page that is a customer's phone. */
@NullMarked
package io.centralita.emulator.control;

import org.jspecify.annotations.NullMarked;
