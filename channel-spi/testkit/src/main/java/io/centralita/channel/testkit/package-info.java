/** Contract tests and doubles for authors of channel plug-ins. */
package io.centralita.channel.testkit;
