/**
 * Tells the facts of a workspace to sockets and to pollers, each exactly what its permissions allow, in order, without gap or
 * repeat.
 *
 * <p>Door: none for other rooms; {@code GET /v1/realtime}, {@code POST /v1/realtime/tickets} and {@code GET /v1/events}. Tells
 * no facts. Hears all of them.
 *
 * <p>How it runs: one {@code LogTail} for each workspace with listeners reads the log and hands batches to a {@code Desk} for
 * each event loop; everything about one socket ({@code Session}, {@code Stream}, {@code Outlet}) happens on that socket's event
 * loop, so it needs no locks. A stream that is behind reads the log itself ({@code CatchUp}) until it meets the tail.
 */
@NullMarked
package io.centralita.core.realtime;

import org.jspecify.annotations.NullMarked;
