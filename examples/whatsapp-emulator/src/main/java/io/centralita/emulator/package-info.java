/**
 * A WhatsApp provider on loopback, with faults on request.
 *
 * <p>{@link io.centralita.emulator.WhatsAppEmulator} is the door; everything a test or a program needs is public in this
 * package. The packages below it are the emulator's own.
 */
@NullMarked
package io.centralita.emulator;

import org.jspecify.annotations.NullMarked;
