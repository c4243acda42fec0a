/** The WhatsApp Business Cloud API channel. */
package io.centralita.channel.metacloud;
