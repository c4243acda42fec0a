/**
 * The promise between Centralita and a channel plug-in. A plug-in connects WhatsApp numbers through one provider; the core
 * does everything else. It needs this jar, the JDK, and whatever it brings along itself.
 *
 * <h2>The parts</h2>
 *
 * <p>A {@link io.centralita.channel.spi.ChannelFactory}, found by {@link java.util.ServiceLoader}, describes the plug-in,
 * validates configurations and creates one {@link io.centralita.channel.spi.ChannelAdapter} for each connected number.
 * What comes in is in {@code inbound}, what goes out in {@code outbound}, what messages say in {@code content}, who people
 * are in {@code identity}, what the core lends in {@code context}, optional abilities in {@code feature}.
 *
 * <h2>Life of an adapter</h2>
 *
 * <pre>
 *   create -> NEW --start--> CONNECTING --> ONLINE <--> DEGRADED
 *                    |           |             |
 *                 PAIRING ---->--+        pause / resume <-> PAUSED
 *                                |
 *        LOGGED_OUT, BANNED, FAILED (each with a reason)       stop -> STOPPED --start--> ...
 * </pre>
 *
 * <ol>
 *   <li>{@code create} does no I/O. {@code receive}, {@code parse}, {@code accountKey} and {@code accountId} work from then on, started or not.
 *   <li>{@code start}, {@code pause}, {@code resume}, {@code reconfigure} and {@code stop} may each be called twice in a row;
 *       the second call does nothing. The core never calls two of them at the same time for one adapter.
 *   <li>Each node of a cluster starts its own adapter of a number. What several of them tell, with the same
 *       {@link io.centralita.channel.spi.inbound.InboundEvent#dedupKey}, is taken once. At any time one node sends to a
 *       recipient: the core holds a lease for it, and {@code fence} in an
 *       {@link io.centralita.channel.spi.outbound.OutboundMessage} is the number of that lease.
 *   <li>After {@code stop} completes nothing of the adapter is left: no thread, no timer, no connection.
 *   <li>A crash is a stop without warning. What must outlive it goes into
 *       {@link io.centralita.channel.spi.context.ChannelStateStore}.
 * </ol>
 *
 * <h2>Threads</h2>
 *
 * <ul>
 *   <li>{@code receive} and {@code parse} run on many threads at once, are pure computation, and must not block: the
 *       provider waits for them. They take microseconds, not milliseconds.
 *   <li>{@code send} and {@code markRead} may be called for different recipients at the same time. They must return at once
 *       with a stage; no calling thread may be held while waiting for the provider.
 *   <li>{@code capabilities}, {@code state} and {@code health} are called often from any thread and answer at once.
 *   <li>Stages may complete on any thread. The core does not block in what it adds to them; nor may a plug-in.
 * </ul>
 *
 * <h2>Order</h2>
 *
 * <ul>
 *   <li>Deliveries with the same {@code peerKey} are parsed and processed in the order in which they were stored; others
 *       overtake each other. So a call about several people is split by person. Use
 *       {@link io.centralita.channel.spi.identity.Peer#key}, and the key of the group for group messages.
 *   <li>Outbound, the core sends to one conversation one after the other. A plug-in keeps no queue of its own.
 *   <li>Providers repeat and reorder. The core drops what has a known
 *       {@link io.centralita.channel.spi.inbound.InboundEvent#dedupKey} and merges statuses in any order.
 * </ul>
 *
 * <h2>What you owe</h2>
 *
 * <ul>
 *   <li>Verify every webhook call over its raw bytes, in constant time, before believing any of it.
 *   <li>An authentic call is never refused: what you do not know becomes
 *       {@link io.centralita.channel.spi.inbound.Unsupported}, what you cannot read makes {@code parse} throw
 *       {@link io.centralita.channel.spi.inbound.PayloadException}, what is for a number you do not know is delivered with
 *       its {@code accountKey}, what is about an account with its {@code accountId}.
 *   <li>{@code parse} is a pure function of the bytes. If {@code receive} attaches events, they equal what {@code parse}
 *       gives for the same body.
 *   <li>All identities the provider tells, each under its own kind. A phone number may be missing; never make one up.
 *   <li>One attempt for each {@code send}. The answer is honest:
 *       {@link io.centralita.channel.spi.outbound.SendResult.Unknown} whenever the provider may have taken the message
 *       ({@link io.centralita.channel.spi.context.HttpMaybeSentException}, a 5xx that does not say), and only then. With
 *       {@link io.centralita.channel.spi.context.HttpNotSentException} it is a {@code Rejected} of kind
 *       {@link io.centralita.channel.spi.outbound.ErrorKind#PROVIDER_DOWN}.
 *   <li>The deadline of a message bounds the HTTP timeout.
 *   <li>Every failure under the closest {@link io.centralita.channel.spi.outbound.ErrorKind}, with the provider's own code.
 *   <li>What {@code capabilities} declares works; anything else is refused with
 *       {@link io.centralita.channel.spi.outbound.ErrorKind#UNSUPPORTED} at once, without I/O.
 *   <li>{@code health} from real traffic.
 * </ul>
 *
 * <h2>What you get</h2>
 *
 * <ul>
 *   <li>Every delivery you returned from {@code receive} is stored before the provider is answered, so it comes to
 *       {@code parse} at least once, even after a crash, perhaps on another node, perhaps years later.
 *   <li>Retries with back-off, pacing by your declared rates, order, deduplication, reconciliation of unknown sends.
 *   <li>Media downloads: you say where, the core fetches, checks and keeps.
 *   <li>Configuration that passed your {@code validate}, secrets in clear.
 * </ul>
 *
 * <h2>What you must not do</h2>
 *
 * <ul>
 *   <li>Open sockets or files, start threads, read the system clock, use static mutable state: use
 *       {@link io.centralita.channel.spi.context.ChannelContext}.
 *   <li>Retry, sleep, or queue inside {@code send}.
 *   <li>Show secrets or customers' words in a log, an exception, a finding, or a {@code toString}.
 *   <li>Change a byte array you were given, or one you gave away.
 *   <li>Throw from a method that returns a stage; complete the stage instead.
 * </ul>
 *
 * <h2>Nulls and errors</h2>
 *
 * <p>Nothing is null unless marked {@link org.jspecify.annotations.Nullable}. Expected outcomes are values; exceptions are
 * for broken promises.
 *
 * <p>The test kit ({@code channel-spi-testkit}) holds this page as a contract: implement its fixture and run it.
 */
@NullMarked
package io.centralita.channel.spi;

import org.jspecify.annotations.NullMarked;
