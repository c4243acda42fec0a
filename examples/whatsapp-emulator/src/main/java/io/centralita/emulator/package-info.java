/** A WhatsApp provider on loopback, with faults on request. */
package io.centralita.emulator;
