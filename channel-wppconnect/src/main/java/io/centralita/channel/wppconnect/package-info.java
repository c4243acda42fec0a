/** The wppconnect-server channel: arrives with the channels issue; nothing is registered yet. */
package io.centralita.channel.wppconnect;
