/** Bytes on the loopback wire: a lean HTTP/1.1 connection and a lean WebSocket, parsed in place. */
package io.centralita.load.wire;
