/**
 * A wppconnect-server 2.10 as its clients see it: sessions that pair with a phone, its REST API with its traps, and its
 * unsigned webhooks that are posted once.
 */
@NullMarked
package io.centralita.emulator.wppconnect;

import org.jspecify.annotations.NullMarked;
