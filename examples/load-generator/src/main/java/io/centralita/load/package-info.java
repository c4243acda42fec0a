/** Benchmarks of a running Centralita. */
package io.centralita.load;
