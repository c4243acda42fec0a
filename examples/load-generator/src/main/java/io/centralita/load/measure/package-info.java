/** What a run found: latencies, deliveries seen, the report. */
package io.centralita.load.measure;
