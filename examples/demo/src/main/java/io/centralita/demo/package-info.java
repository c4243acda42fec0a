/** Everything on one machine in one process tree: API, database, emulator. */
package io.centralita.demo;
