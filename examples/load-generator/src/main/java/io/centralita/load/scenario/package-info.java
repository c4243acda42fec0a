/** The benchmarks themselves, one class each. */
package io.centralita.load.scenario;
