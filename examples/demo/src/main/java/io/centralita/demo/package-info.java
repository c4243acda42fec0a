/** The whole platform on one machine in one command: the API with its own database, and the WhatsApp emulator. */
@NullMarked
package io.centralita.demo;

import org.jspecify.annotations.NullMarked;
