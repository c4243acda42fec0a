/**
 * The fact log: one durable, dense, commit-ordered sequence for each workspace, written in the transaction of the change it
 * tells of. Readers (routing, realtime, webhooks, reports, audit) each keep a cursor of their own.
 */
@NullMarked
package io.centralita.core.kernel.facts;

import org.jspecify.annotations.NullMarked;
