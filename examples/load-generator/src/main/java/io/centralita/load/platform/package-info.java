/** The running Centralita seen from outside: its API, its metrics, its process; and the provider beside it. */
package io.centralita.load.platform;
