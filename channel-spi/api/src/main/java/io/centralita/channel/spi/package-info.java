/** The promise between the platform and a channel plug-in. */
package io.centralita.channel.spi;
